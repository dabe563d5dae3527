using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>Looks for patches of one picture in the others at all near distances.</summary>
sealed class NearSearch(IReadOnlyList<WorkView> views, HardwareOptions options)
{
    /// <summary>Half a patch's width, pixels; every second pixel counts.</summary>
    const int Radius = 8;

    const int Every = 2;
    const double StepPx = 1.5;
    const int FewestSamples = 24;

    /// <summary>Axes that stand farther apart see no part of the vehicle both.</summary>
    const double MostTurnDeg = 60;

    /// <summary>The best agreement of the patch about a pixel, and one over the distance at which it is found, metres⁻¹; 0 where it is not to be found.</summary>
    /// <param name="belongs">Whether a pixel of the picture counts, by its place.</param>
    public (double Agreement, double InverseM) Find(WorkView own, int x, int y, Func<int, bool> belongs)
    {
        var (from, to) = (Math.Max(1 / options.FarthestM, own.GroundAt(x, y) / options.GroundShare), 1 / options.NearestM);
        var patch = new Patch(own, x, y, belongs);
        var best = (Agreement: 0.0, InverseM: 0.0);
        foreach (var other in views)
        {
            if (other == own || from >= to || patch.Count < FewestSamples || own.TurnDegTo(other) > MostTurnDeg)
            {
                continue;
            }

            foreach (var inverse in Steps(own, other, patch.Middle, from, to))
            {
                var agreement = patch.AgreementIn(other, inverse);
                best = agreement > best.Agreement ? (agreement, inverse) : best;
            }
        }

        return best;
    }

    // Even steps along the line on which it falls in the other picture, as far as that is in the picture.
    static IEnumerable<double> Steps(WorkView own, WorkView other, Direction<SiteFrame> ray, double from, double to)
    {
        var ((ax, ay), (bx, by)) = (other.Locate(own.Eye, ray, from), other.Locate(own.Eye, ray, to));
        if (double.IsNaN(ax) || double.IsNaN(bx) || Math.Max(ax, bx) < 0 || Math.Min(ax, bx) > other.Width || Math.Max(ay, by) < 0 || Math.Min(ay, by) > other.Height)
        {
            yield break;
        }

        var steps = Math.Max(2, (int)Math.Ceiling(Math.Sqrt(((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay))) / StepPx));
        for (var step = 0; step <= steps; step++)
        {
            yield return double.Lerp(from, to, step / (double)steps);
        }
    }

    /// <summary>The pixels of a patch that count, and how they are carried into another picture: by its middle, its right and its lower edge.</summary>
    sealed class Patch
    {
        readonly WorkView _own;
        readonly List<(float Light, double Right, double Down)> _samples = [];
        readonly Direction<SiteFrame> _right;
        readonly Direction<SiteFrame> _down;

        public Patch(WorkView own, int x, int y, Func<int, bool> belongs)
        {
            (_own, Middle, _right, _down) = (own, own.Ray(x, y), own.Ray(x + Radius, y), own.Ray(x, y + Radius));
            for (var row = Math.Max(0, y - Radius); row <= Math.Min(own.Height - 1, y + Radius); row += Every)
            {
                for (var column = Math.Max(0, x - Radius); column <= Math.Min(own.Width - 1, x + Radius); column += Every)
                {
                    if (belongs((row * own.Width) + column))
                    {
                        _samples.Add((own.Light[(row * own.Width) + column], (column - x) / (double)Radius, (row - y) / (double)Radius));
                    }
                }
            }
        }

        public Direction<SiteFrame> Middle { get; }

        public int Count => _samples.Count;

        public double AgreementIn(WorkView other, double inverse)
        {
            var middle = other.Locate(_own.Eye, Middle, inverse);
            if (!(middle.X >= 0 && middle.X < other.Width && middle.Y >= 0 && middle.Y < other.Height))
            {
                return 0;
            }

            var (right, down) = (other.Locate(_own.Eye, _right, inverse), other.Locate(_own.Eye, _down, inverse));
            var (rx, ry, dx, dy) = (right.X - middle.X, right.Y - middle.Y, down.X - middle.X, down.Y - middle.Y);
            var (sums, gain) = (default(PatchSums), _own.UsualLight / other.UsualLight);
            foreach (var (light, u, v) in _samples)
            {
                sums.Add(light, gain * other.At(middle.X + (u * rx) + (v * dx), middle.Y + (u * ry) + (v * dy)));
            }

            return sums.Count < FewestSamples ? 0 : sums.Agreement(_own.Noise);
        }
    }
}
