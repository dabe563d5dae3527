using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Products.Descent;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Descent;

/// <summary>A film's frames as it shows them, read ahead of their turn; a handful is kept.</summary>
sealed class FilmFrames(DescentSequence sequence, FilmTones tones, Workbench bench)
{
    const int Kept = 6;

    readonly Dictionary<int, Task<Raster<byte>>> _frames = [];
    readonly Queue<int> _order = [];

    /// <summary>Mean of what was shown of each frame, share of white; NaN for frames that were not.</summary>
    public double[] Means { get; } = [.. Enumerable.Repeat(double.NaN, sequence.Frames.Count)];

    public Raster<byte> Get(int place)
    {
        Expect(place);
        return _frames[place].GetAwaiter().GetResult();
    }

    /// <summary>Starts reading a frame that will soon be asked for.</summary>
    public void Expect(int place)
    {
        if (_frames.ContainsKey(place))
        {
            return;
        }

        _frames[place] = Task.Run(() => Read(place));
        _order.Enqueue(place);
        while (_order.Count > Kept)
        {
            _frames.Remove(_order.Dequeue());
        }
    }

    Raster<byte> Read(int place)
    {
        var shades = tones.Show(bench.ReadAgain<Frame>(sequence.Frames[place].Entry), place);
        var sum = 0L;
        foreach (var shade in shades.Pixels)
        {
            sum += shade;
        }

        Means[place] = sum / (255.0 * shades.Pixels.Length);
        return shades;
    }
}
