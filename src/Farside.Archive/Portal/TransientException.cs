namespace Farside.Archive.Portal;

/// <summary>What may go better in a moment: a dropped connection, a server that is busy.</summary>
/// <param name="found">In words, for the message should it never go better.</param>
/// <param name="wait">How long the server asks to be left alone.</param>
sealed class TransientException(string found, TimeSpan? wait = null, Exception? cause = null) : Exception(found, cause)
{
    public TimeSpan? Wait => wait;
}
