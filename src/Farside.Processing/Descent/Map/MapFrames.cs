using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Map;

/// <summary>Frames opened when they are wanted, each with its halvings, and kept while there is room.</summary>
sealed class MapFrames(Func<int, Raster<Linear>?> open, long bytes)
{
    readonly Lock _lock = new();
    readonly Dictionary<int, (FramePyramid? Pyramid, long LastUse)> _kept = [];
    long _tick;
    long _held;

    /// <summary>How often a frame was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Null for a frame that cannot be opened. May be called from several threads at once.</summary>
    public FramePyramid? Of(int frame)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(frame, out var kept))
            {
                var picture = open(frame);
                kept.Pyramid = picture is null ? null : new(picture);
                Opened++;
                MakeRoom(kept.Pyramid?.Bytes ?? 0);
            }

            _kept[frame] = kept with { LastUse = ++_tick };
            return kept.Pyramid;
        }
    }

    void MakeRoom(long wanted)
    {
        _held += wanted;
        while (_held > bytes && _kept.Count > 0)
        {
            var (oldest, value) = _kept.MinBy(kept => kept.Value.LastUse);
            _held -= value.Pyramid?.Bytes ?? 0;
            _kept.Remove(oldest);
        }
    }
}
