using Farside.Core;
using Farside.Core.Geometry;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>The ground from straight above as the archive's own frames show it, by true lens, pose and heights.</summary>
sealed class TruePatches(EvaluationInput input, IReadOnlyList<TrueShot> shots, TrueGround ground)
{
    /// <summary>A frame shows a patch well when its pixels on the ground are about so large against the patch's.</summary>
    const double FineShare = 0.7;

    /// <summary>What a view's lean costs: the square of its tangent, against a factor of e in resolution.</summary>
    const double LeanCost = 3;

    const double MarginPx = 4;
    const int Held = 6;

    readonly Dictionary<string, byte[]?> _pictures = new(StringComparer.Ordinal);
    readonly Queue<string> _held = new();

    /// <summary>Frames that truly see a place, the one that shows it best at a resolution first.</summary>
    public IEnumerable<TrueShot> Seeing(double east, double north, double radiusM, double pixelM)
    {
        var place = new Point<SiteFrame>(east, north, ground.HeightAt(east, north));
        return double.IsNaN(place.Z) ? [] : shots
            .Where(shot => Sees(shot, east, north, place.Z, radiusM))
            .Select(shot => (Shot: shot, Cost: Math.Abs(Math.Log(PixelM(shot, place) / (FineShare * pixelM))) + (LeanCost * Lean(shot, place))))
            .OrderBy(one => one.Cost).ThenBy(one => one.Shot.Product, StringComparer.Ordinal).Select(one => one.Shot);
    }

    /// <summary>The finest pixel with which any frame truly sees a place, metres; NaN where none does.</summary>
    public double FinestM(double east, double north)
    {
        var place = new Point<SiteFrame>(east, north, ground.HeightAt(east, north));
        var seen = shots.Where(shot => Sees(shot, east, north, place.Z, 0)).Select(shot => PixelM(shot, place)).ToList();
        return seen.Count > 0 ? seen.Min() : double.NaN;
    }

    /// <summary>A square about a place, row by row; null where the frame cannot be read, NaN where it does not see.</summary>
    /// <param name="step">From a pixel to the next one to the right, and down: east and north, metres.</param>
    public double[]? Square(TrueShot shot, (double East, double North) middle, ((double East, double North) Right, (double East, double North) Down) step, int edge)
    {
        if (Picture(shot) is not { } picture)
        {
            return null;
        }

        var pixelM = Math.Sqrt((step.Right.East * step.Right.East) + (step.Right.North * step.Right.North));
        var place = new Point<SiteFrame>(middle.East, middle.North, ground.HeightAt(middle.East, middle.North));
        var samples = Math.Clamp((int)Math.Ceiling(pixelM / PixelM(shot, place)), 1, 5);
        var (square, back) = (new double[edge * edge], shot.SiteFromCamera!.Value.Inverse());
        for (var i = 0; i < square.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < samples * samples; j++)
            {
                var x = (i % edge) - ((edge - 1) / 2) + ((((j % samples) + 0.5) / samples) - 0.5);
                var y = (i / edge) - ((edge - 1) / 2) + ((((j / samples) + 0.5) / samples) - 0.5);
                sum += At(picture, shot.Camera!, back, middle.East + (x * step.Right.East) + (y * step.Down.East), middle.North + (x * step.Right.North) + (y * step.Down.North));
            }

            square[i] = sum / (samples * samples);
        }

        return square;
    }

    double At(byte[] picture, BrownCamera camera, Pose<CameraFrame, SiteFrame> cameraFromSite, double east, double north)
    {
        if (camera.Project(cameraFromSite * new Point<SiteFrame>(east, north, ground.HeightAt(east, north))) is not { } at
            || !(at.Column >= 0 && at.Row >= 0 && at.Column < camera.Width - 1 && at.Row < camera.Height - 1))
        {
            return double.NaN;
        }

        var (column, row) = ((int)at.Column, (int)at.Row);
        var (x, y, i) = (at.Column - column, at.Row - row, (row * camera.Width) + column);
        var above = picture[i] + ((picture[i + 1] - picture[i]) * x);
        var below = picture[i + camera.Width] + ((picture[i + camera.Width + 1] - picture[i + camera.Width]) * x);
        return above + ((below - above) * y);
    }

    static bool Sees(TrueShot shot, double east, double north, double up, double radiusM)
    {
        var back = shot.SiteFromCamera!.Value.Inverse();
        ReadOnlySpan<(int X, int Y)> corners = radiusM > 0 ? [(-1, -1), (1, -1), (1, 1), (-1, 1)] : [(0, 0)];
        foreach (var (x, y) in corners)
        {
            if (shot.Camera!.Project(back * new Point<SiteFrame>(east + (x * radiusM), north + (y * radiusM), up)) is not { } at
                || at.Column < MarginPx || at.Row < MarginPx || at.Column > shot.Camera.Width - 1 - MarginPx || at.Row > shot.Camera.Height - 1 - MarginPx)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Of the frame, on level ground: how long it is along the view and across it, one for the other.</summary>
    static double PixelM(TrueShot shot, Point<SiteFrame> place) =>
        (shot.SiteFromCamera!.Value.Origin.Z - place.Z) * Math.Pow(1 + Lean(shot, place), 0.75) / shot.Camera!.FocalLengthPx;

    /// <summary>The squared tangent of the angle between the view and the vertical.</summary>
    static double Lean(TrueShot shot, Point<SiteFrame> place)
    {
        var o = shot.SiteFromCamera!.Value.Origin;
        var (x, y, z) = (o.X - place.X, o.Y - place.Y, o.Z - place.Z);
        return ((x * x) + (y * y)) / (z * z);
    }

    byte[]? Picture(TrueShot shot)
    {
        if (!_pictures.TryGetValue(shot.Product, out var picture))
        {
            if (_held.Count == Held)
            {
                _pictures.Remove(_held.Dequeue());
            }

            _held.Enqueue(shot.Product);
            _pictures[shot.Product] = picture = Read(shot);
        }

        return picture;
    }

    byte[]? Read(TrueShot shot)
    {
        try
        {
            return input.Entry(shot.Product) is { IsComplete: true } entry && input.Archive.Read(entry) is Frame { Samples: { Channels: 1, Kind: SampleKind.UInt8 } samples }
                && (samples.Width, samples.Height) == (shot.Camera!.Width, shot.Camera.Height) ? samples.Samples<byte>().ToArray() : null;
        }
        catch (FarsideException)
        {
            return null; // the frame's own product tells of it
        }
    }
}
