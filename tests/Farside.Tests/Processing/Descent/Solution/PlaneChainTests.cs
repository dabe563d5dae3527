using Farside.Core.Geometry;
using Farside.Processing.Descent.Solution;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Descent.Solution;

public class PlaneChainTests
{
    static readonly BrownCamera Bent = MadeDescent.Camera;

    // Five cameras over z = 0, from 1000 m to 60 m, all leaning differently.
    static readonly Stand[] Truth =
    [
        .. Enumerable.Range(0, 5).Select(i => new Stand(
            M3.From(Looking.FromDegrees(30 + (10 * i), -65 - (5 * i), 3 * i).ToRotation()), new V3(40 * (4 - i), -300 + (75 * i), 1000 * Math.Pow(0.5, i)))),
    ];

    [Fact]
    public void Poses_over_flat_ground_come_back_in_the_units_of_the_highest()
    {
        var found = PlaneChain.Of(new KeyPairs(Tracks(), 8), Truth.Length, Bent)!;
        for (var key = 0; key < Truth.Length; key++)
        {
            Assert.Equal(Truth[key].Origin.Z / Truth[0].Origin.Z, found[key].Origin.Z, 1e-4);
            Assert.Equal(Truth[key].Rotation.R3.Z, found[key].Rotation.R3.Z, 1e-4); // how far it leans; its heading is open
        }

        var (a, b) = (Truth[4].Origin - Truth[1].Origin, found[4].Origin - found[1].Origin);
        Assert.Equal(a.Length / Truth[0].Origin.Z, b.Length, 1e-4);
    }

    [Fact]
    public void The_lens_that_bends_rays_shows_in_what_a_zoom_does()
    {
        var straight = BrownCamera.From(Bent.Pinhole);
        Assert.InRange(LensGuess.Of(new KeyPairs(Tracks(), 8), straight, 0.3).K1, Bent.K1 - 0.03, Bent.K1 + 0.03);
        Assert.Equal(straight, LensGuess.Of(new KeyPairs(Tracks(), 8), straight, 0));
    }

    // The highest looks 2 km aside; what is off in its tilt by a thousandth is off there by more than the lowest is high.
    [Fact]
    public void A_camera_near_the_ground_comes_out_below_the_one_before_however_far_the_highest_looks_aside()
    {
        var chance = new Random(5);
        Stand[] truth = [.. Enumerable.Range(0, 16).Select(i => new Stand(M3.From(Looking.FromDegrees(200, i == 0 ? -75 : -89, 2 * i).ToRotation()), new V3(0, 0, 8000 * Math.Pow(0.56, i))))];
        for (var trial = 0; trial < 10; trial++)
        {
            var found = PlaneChain.Of(new KeyPairs(Tracks(truth, () => 0.2 * (chance.NextDouble() + chance.NextDouble() - 1)), 8), truth.Length, Bent)!;
            var (lowest, before) = (found[^1].Origin, found[^2].Origin);
            Assert.InRange(Math.Sqrt(Math.Pow(lowest.X - before.X, 2) + Math.Pow(lowest.Y - before.Y, 2)), 0, before.Z);
        }
    }

    static List<List<Sight>> Tracks() => Tracks(Truth, () => 0);

    static List<List<Sight>> Tracks(Stand[] truth, Func<double> noise)
    {
        var tracks = new List<List<Sight>>();
        foreach (var stand in truth)
        {
            for (var i = 0; i < 49; i++)
            {
                var ray = stand.Rotation * V3.From(Bent.Ray(20 + (78 * (i % 7)), 20 + (78 * (i / 7))));
                var spot = stand.Origin + (ray * (-stand.Origin.Z / ray.Z));
                List<Sight> sights = [.. truth.Select((other, key) => (key, Seen: Bent.Project((other.Rotation.Transposed * (spot - other.Origin)).ToPoint<CameraFrame>()))).Where(one => one.Seen is var (c, r) && c is > 0 and < 511 && r is > 0 and < 511).Select(one => new Sight(one.key, one.Seen!.Value.Column + noise(), one.Seen.Value.Row + noise()))];
                if (sights.Count > 1)
                {
                    tracks.Add(sights);
                }
            }
        }

        return tracks;
    }
}
