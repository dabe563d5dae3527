using Farside.Core;

namespace Farside.Archive.Portal;

/// <summary>This computer's disk takes no more: there is no sense in going on with other files.</summary>
public sealed class DiskException(string path, Exception cause)
    : FarsideException($"{path}: found {cause.Message.Split(" (Parameter", 2)[0].ReplaceLineEndings(" ").TrimEnd('.')}; expected a disk that can be written to. Make room and run it again: what has come is kept.", cause);
