using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Processing.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>One pass over all frames of a descent.</summary>
sealed class DescentScreening(IReadOnlyList<ArchiveEntry> entries, Workbench bench, ScreenOptions options)
{
    readonly FrameSigns?[] _signs = new FrameSigns?[entries.Count];
    readonly string[] _notes = [.. Enumerable.Repeat("", entries.Count)];
    readonly SortedDictionary<string, (int Place, Observation Observation)> _mended = new(StringComparer.Ordinal); // the first frame of each rule that mended something
    FrameDetail? _last;

    public static DescentSequence Run(IReadOnlyList<ArchiveEntry> frames, Workbench bench, ScreenOptions options) =>
        new DescentScreening(frames, bench, options).Run();

    DescentSequence Run()
    {
        FindLast();
        Parallel.For(0, entries.Count, new ParallelOptions { CancellationToken = bench.Cancellation }, Measure);
        Observe();
        var result = FrameScreen.Judge(_signs, options);
        var clock = FrameClock.Of(entries);
        return new(clock, [.. entries.Select((entry, i) => FrameOf(entry, i, clock, result))], result.StillFrom);
    }

    DescentFrame FrameOf(ArchiveEntry entry, int place, FrameClock clock, ScreenResult result)
    {
        var index = entry.Name!.Index!.Value;
        var note = result.Originals[place] is { } original ? $"the samples of {entries[original].Id}" : _notes[place];
        return new(entry, index, clock.Seconds(index), clock.TimeOf(index), result.States[place], note, _signs[place]);
    }

    void FindLast()
    {
        for (var i = entries.Count - 1; i >= 0 && _last is null; i--)
        {
            if (TryRead(i) is { } frame && FrameScreen.Judge(FrameScreen.Measure(frame.Samples, frame.FullScaleDn, options, null), options) == FrameState.Useful)
            {
                _last = FrameDetail.Of(frame.Samples, frame.FullScaleDn, options.UpperEnd);
            }
        }
    }

    void Measure(int place)
    {
        if (TryRead(place) is { } frame)
        {
            Remember(place, frame.Observation);
            _signs[place] = FrameScreen.Measure(frame.Samples, frame.FullScaleDn, options, _last);
        }
    }

    void Remember(int place, Observation observation)
    {
        lock (_mended)
        {
            foreach (var rule in observation.Repairs.Select(repair => repair.Rule))
            {
                if (!_mended.TryGetValue(rule, out var known) || place < known.Place)
                {
                    _mended[rule] = (place, observation);
                }
            }
        }
    }

    Frame? TryRead(int place)
    {
        try
        {
            var measurement = bench.ReadAgain<Measurement>(entries[place]);
            _notes[place] = measurement is Frame ? "" : $"{entries[place].Id}: not a frame.";
            return measurement as Frame;
        }
        catch (FarsideException refusal)
        {
            _notes[place] = refusal.Message;
            return null;
        }
    }

    // Thousands of frames say the same: the record tells of the first and the last readable one, and of one for each rule.
    void Observe()
    {
        var readable = Enumerable.Range(0, entries.Count).Where(i => _signs[i] is not null).ToList();
        if (readable.Count == 0)
        {
            throw new NothingToMakeException(entries[0].Id, "none of the descent's frames can be read");
        }

        foreach (var place in _mended.Values.Select(known => known.Place).Concat([readable[0], readable[^1]]).Distinct().Order())
        {
            bench.Observe(bench.ReadAgain<Frame>(entries[place]).Observation);
        }
    }
}
