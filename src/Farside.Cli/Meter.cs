using System.Diagnostics;
using System.Globalization;
using Farside.Products.Runner;
using Spectre.Console;

namespace Farside.Cli;

/// <summary>A bar with rate and time left on stderr while something runs; nothing where stderr is no terminal.</summary>
static class Meter
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);

    public static TResult Watch<TResult>(string what, RunProgress progress, Func<TResult> work) => Watch(() => what, progress, work);

    /// <param name="what">What is being done; when it changes, a new bar begins.</param>
    public static TResult Watch<TResult>(Func<string> what, RunProgress progress, Func<TResult> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work();
        }

        var running = Task.Run(work);
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        screen.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 32 }, new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => Follow(context, what, progress, running));
        return running.GetAwaiter().GetResult();
    }

    static void Follow(ProgressContext context, Func<string> what, RunProgress progress, Task running)
    {
        var (now, started) = (what(), Stopwatch.GetTimestamp());
        var bar = context.AddTask(now, maxValue: 1);
        while (!Ended(running))
        {
            if (what() is var next && next != now)
            {
                bar.StopTask();
                (now, started) = (next, Stopwatch.GetTimestamp());
                bar = context.AddTask(now, maxValue: 1);
            }

            bar.IsIndeterminate = progress.Total == 0;
            bar.MaxValue = Math.Max(1, progress.Total);
            bar.Value = progress.Finished;
            bar.Description = Markup.Escape(Describe(now, progress, Stopwatch.GetElapsedTime(started).TotalSeconds));
        }
    }

    static string Describe(string what, RunProgress progress, double seconds)
    {
        var rate = progress.Finished / Math.Max(seconds, 1e-3);
        var failed = progress.Failed > 0 ? $", {progress.Failed} refused" : "";
        return progress.Total == 0 ? what : string.Create(CultureInfo.InvariantCulture, $"{what} {progress.Finished:#,0} of {progress.Total:#,0}, {rate:0.0}/s{failed}");
    }

    // A fault is the caller's to see, once the bar is gone.
    static bool Ended(Task running)
    {
        try
        {
            return running.Wait(Beat);
        }
        catch (AggregateException)
        {
            return true;
        }
    }
}
