using Farside.Core;

namespace Farside.Processing.Descent.Solution;

/// <summary>The frames of a descent and what is known beside them do not suffice for a track.</summary>
public sealed class DescentException(string why) : FarsideException(why);
