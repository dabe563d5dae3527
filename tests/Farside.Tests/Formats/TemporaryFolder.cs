namespace Farside.Tests.Formats;

/// <summary>A folder that goes when its test ends.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly string _path = Directory.CreateTempSubdirectory("farside-formats-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    public override string ToString() => _path;

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
