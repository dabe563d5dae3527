namespace Farside.Core;

/// <summary>
/// Something the person at the keyboard can act on: its message is one line that says where, what was found, what was expected, what to
/// do.
/// </summary>
public class FarsideException(string message, Exception? cause = null) : Exception(message, cause);
