using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>
/// Finds what of the camera's own vehicle stands in its pictures, without knowing the vehicle. A spot is hardware when it disagrees with every other picture through the ground, and
/// is found in one of them at distances far shorter than the ground's that change little from patch to patch. What only disagrees (a rock, another vehicle, a shadow that moved)
/// is not. The same input gives the same masks at any thread count.
/// </summary>
public static class HardwareFinder
{
    /// <summary>Axes that stand farther apart see no ground both.</summary>
    const double MostTurnDeg = 30;

    /// <summary>Pixels between patches that are looked for.</summary>
    const int Every = 10;

    /// <summary>Neighbouring patches of one part stand at distances that differ by less than this share.</summary>
    const double SamePart = 0.15;

    const int FewestPatches = 3;
    const int ClosePx = 2;

    /// <summary>Masks as large as the pictures, 255 where hardware stands; null for a picture without any.</summary>
    /// <param name="grey">A picture by its place in the list, as large as its camera says; NaN where nothing is to be compared; burnt-out spots are kept. Opened once.</param>
    /// <param name="ground">What the pictures show behind the vehicle.</param>
    public static IReadOnlyList<Raster<byte>?> Find(
        IReadOnlyList<View> views, Func<int, Raster<Linear>> grey, ISurface ground, HardwareOptions options, CancellationToken cancel = default)
    {
        var work = new WorkView[views.Count];
        for (var i = 0; i < work.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            work[i] = new(views[i], grey(i), ground, options.WorkWidth);
        }

        var (search, masks) = (new NearSearch(work, options), new Raster<byte>?[work.Length]);
        Parallel.For(0, work.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var agreement = ThroughGround(work, i, options);
            masks[i] = Shape(agreement, Hardware(work[i], agreement, search, options), work[i], options);
        });
        return masks;
    }

    // How well each pixel's patch agrees with the best of the pictures that look alike; NaN where none looks.
    static float[] ThroughGround(WorkView[] work, int index, HardwareOptions options)
    {
        var own = work[index];
        var best = new float[own.Light.Length];
        Array.Fill(best, float.NaN);
        var looks = work.Where(other => other != own && own.TurnDegTo(other) < MostTurnDeg).OrderBy(own.TurnDegTo)
            .Select(other => new GroundAgreement(own, other)).Where(look => !double.IsNaN(look.Gain));
        foreach (var look in looks.Take(options.MostLooks))
        {
            look.Raise(best, options.ReliefPx);
        }

        return best;
    }

    // Marks of the spots that are hardware; null where none is.
    static byte[]? Hardware(WorkView view, float[] agreement, NearSearch search, HardwareOptions options)
    {
        var suspects = Patches.Closed(Array.ConvertAll(agreement, a => a < options.GroundAgreement ? (byte)1 : (byte)0), view.Width, ClosePx);
        byte[]? marks = null;
        foreach (var spot in Patches.Connected(suspects, view.Width))
        {
            if (spot.Count >= options.LeastPixels && IsNear(view, spot, search, options))
            {
                marks ??= new byte[suspects.Length];
                spot.ForEach(at => marks[at] = 1);
            }
        }

        return marks;
    }

    static bool IsNear(WorkView view, List<int> spot, NearSearch search, HardwareOptions options)
    {
        var belongs = spot.ToHashSet();
        var patches = spot.Where(at => at % view.Width % Every == 0 && at / view.Width % Every == 0)
            .Select(at => (X: at % view.Width, Y: at / view.Width, Found: search.Find(view, at % view.Width, at / view.Width, belongs.Contains))).ToList();
        var near = patches.FindAll(patch => patch.Found.Agreement >= options.NearAgreement);
        var firm = near.Count(patch => near.Exists(other =>
            other != patch && Math.Max(Math.Abs(other.X - patch.X), Math.Abs(other.Y - patch.Y)) <= Every && Math.Abs((other.Found.InverseM / patch.Found.InverseM) - 1) < SamePart));
        return firm >= FewestPatches && firm >= options.NearShare * patches.Count;
    }

    // A patch that lies wholly on ground agrees: hardware is what no such patch covers.
    static Raster<byte>? Shape(float[] agreement, byte[]? marks, WorkView view, HardwareOptions options)
    {
        if (marks is null)
        {
            return null;
        }

        var about = Patches.Grown(marks, view.Width, GroundAgreement.Radius);
        for (var i = 0; i < about.Length; i++)
        {
            about[i] = about[i] != 0 && (marks[i] != 0 || agreement[i] < options.EdgeAgreement) ? (byte)1 : (byte)0;
        }

        var shape = Patches.Shrunk(Patches.Closed(about, view.Width, ClosePx), view.Width, GroundAgreement.Radius);
        var mask = new Raster<byte>(view.View.Camera.Width, view.View.Camera.Height);
        for (var y = 0; y < mask.Height; y++)
        {
            var line = shape.AsSpan(Math.Min(y / view.Factor, view.Height - 1) * view.Width, view.Width);
            for (var x = 0; x < mask.Width; x++)
            {
                mask[x, y] = line[Math.Min(x / view.Factor, view.Width - 1)] != 0 ? byte.MaxValue : (byte)0;
            }
        }

        return mask;
    }
}
