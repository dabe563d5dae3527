using System.Diagnostics;
using System.Globalization;
using Farside.Archive.Portal.Fetching;
using Farside.Cli.Verbs;
using Spectre.Console;

namespace Farside.Cli;

/// <summary>A bar with rate and time left on stderr while products are fetched; nothing where stderr is no terminal.</summary>
static class FetchMeter
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    public static async Task<TResult> WatchAsync<TResult>(FetchProgress progress, Func<Task<TResult>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work();
        }

        var running = Task.Run(work);
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await screen.Progress().AutoClear(true).HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 32 }, new PercentageColumn())
            .StartAsync(context => FollowAsync(context.AddTask("fetch", maxValue: 1), progress, running));
        return await running;
    }

    static async Task FollowAsync(ProgressTask bar, FetchProgress progress, Task running)
    {
        var started = Stopwatch.GetTimestamp();
        while (!running.IsCompleted)
        {
            bar.IsIndeterminate = progress.Total == 0;
            bar.MaxValue = Math.Max(1, progress.Total);
            bar.Value = progress.Products;
            bar.Description = Markup.Escape(Describe(progress, Stopwatch.GetElapsedTime(started).TotalSeconds));
            await Task.WhenAny(running, Task.Delay(Beat));
        }
    }

    /// <param name="seconds">Since the first byte was asked for.</param>
    internal static string Describe(FetchProgress progress, double seconds)
    {
        if (progress.Total == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"fetch: {progress.Listed:#,0} files listed");
        }

        var rate = progress.Bytes / Math.Max(seconds, 1e-3);
        var left = Left(progress, seconds, rate) is { } time ? string.Create(CultureInfo.InvariantCulture, $", {(int)time.TotalHours}:{time:mm\\:ss} left") : "";
        var refused = progress.Refused > 0 ? $", {progress.Refused} refused" : "";
        return string.Create(CultureInfo.InvariantCulture, $"fetch {progress.Products:#,0} of {progress.Total:#,0}, {ArchiveText.Bytes((long)rate)}/s{left}{refused}");
    }

    // By bytes where it is known how many come, else by products.
    static TimeSpan? Left(FetchProgress progress, double seconds, double rate)
    {
        const int Longest = 360_000;
        var left = progress.TotalBytes > progress.Bytes && progress.Bytes > 0 ? (progress.TotalBytes - progress.Bytes) / rate
            : progress.Products > 0 ? (progress.Total - progress.Products) * seconds / progress.Products : double.NaN;
        return left is >= 0 and < Longest ? TimeSpan.FromSeconds(left) : null;
    }
}
