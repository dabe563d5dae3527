using Farside.Core;

namespace Farside.Cli;

/// <summary>The one catch: whatever stopped a verb, as one line on stderr.</summary>
static class Failures
{
    /// <returns>The exit code, 1.</returns>
    public static int Report(Exception error)
    {
        try
        {
            Console.Error.WriteLine(Line(error));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to tell; the exit code says it.
        }

        return 1;
    }

    public static string Line(Exception error) => error switch
    {
        FarsideException => error.Message.ReplaceLineEndings(" "),
        OperationCanceledException => "Stopped: what was finished is kept.",
        AggregateException { InnerException: { } first } => Line(first),
        OutOfMemoryException => "farside: memory: found too little; expected enough for one job. Raise --memory or lower --jobs.",
        IOException or UnauthorizedAccessException => $"farside: {FirstLine(error).TrimEnd('.')}. Check the path, its permissions and the free space, then run it again.",
        _ => $"farside: found {error.GetType().Name} ({FirstLine(error)}); expected none: this is a fault of the program. Please report it with the command line.",
    };

    static string FirstLine(Exception error) => error.Message.Split('\n')[0].Trim();
}
