using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Descent;

/// <summary>A lander that falls from 8 km to 1.2 m and stands: its truth as the simulator writes it, and a track of it that a test may spoil.</summary>
sealed class SmallDescent
{
    public const string Id = "lcam-0001";
    const int Falling = 700;
    const int Standing = 60;
    const double PerSecond = 5357 / 545.0;
    const double PlaceSigma = 0.004; // of the height
    const double TurnSigmaDeg = 0.2;

    static readonly BrownCamera Lens = new(200, 200, 250, 99, 101) { K1 = -0.2 };

    const int Frames = Falling + Standing;

    /// <summary>All lengths of the track over the true ones.</summary>
    public double LengthFactor { get; set; } = 0.96;

    /// <summary>One more turn of all the track about the vertical, degrees.</summary>
    public double HeadingDeg { get; set; } = 1;

    public string ScaleSource { get; set; } = "rest height";
    public double ScaleSigma { get; set; } = 0.04;

    /// <summary>Stated sigmas over those that the errors were drawn with.</summary>
    public double StatedSigma { get; set; } = 1;

    public Func<int, bool> IsSolved { get; set; } = _ => true;
    public Func<int, bool> IsStill { get; set; } = _ => false;
    public Func<int, string> State { get; set; } = at => at < Falling ? "useful" : "settled";

    /// <summary>Moves a stated place.</summary>
    public Func<int, Point<SiteFrame>, Point<SiteFrame>> Place { get; set; } = (_, place) => place;

    public static string NameOf(int at) => string.Create(CultureInfo.InvariantCulture, $"CE4_GRAS_LCAM-1-{at:D4}_SCI_N_20190103022009_20190103022009_0001_A.2A");

    public void Write(EvaluationFolders folders)
    {
        folders.WriteShots("lcam-0000", [.. Enumerable.Range(0, Frames).Select(at => new JsonObject { ["product"] = NameOf(at), ["camera"] = Camera(), ["siteFromCamera"] = Json(True(at)) })]);
        var folder = Path.Combine(folders.Products, "descent-track", Id);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "product.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "descent.json"), new JsonObject
        {
            ["format"] = "farside-descent/1",
            ["camera"] = Camera(),
            ["ground"] = new JsonObject { ["normal"] = new JsonArray(0, 0, 1), ["offsetM"] = 0 },
            ["scale"] = new JsonObject { ["source"] = ScaleSource, ["sigmaShare"] = ScaleSigma },
            ["frames"] = new JsonArray([.. Enumerable.Range(0, Frames).Select(Frame)]),
        }.ToJsonString());
    }

    public static double HeightAt(int at) => at >= Falling ? 1.2 : 1.2 * Math.Pow(8000 / 1.2, 1 - (at / (double)Falling));

    static Pose<SiteFrame, CameraFrame> True(int at)
    {
        var h = HeightAt(at);
        var share = Math.Min(at, Falling) / (double)Falling;
        var down = new Rotation<SiteFrame, CameraFrame>(1, 0, 0, 0, 1, 0, 0, 0, 1); // -Z ahead is down
        return new(down.Then(RotationFit.Turn([0.3 * (1 - share), 0.1 * Math.Sin(9 * share) * (1 - share), 1.1])), new(0.06 * (h - 1.2), 0.12 * (h - 1.2), h));
    }

    JsonObject Frame(int at)
    {
        var (truth, sigmaM) = (True(at), PlaceSigma * HeightAt(at));
        double[] turnDeg = [TurnSigmaDeg * Normal(at, 3), TurnSigmaDeg * Normal(at, 4), (TurnSigmaDeg * Normal(at, 5)) + HeadingDeg];
        var o = truth.Origin;
        // Errors that move together over some twenty frames, as a track's do.
        var place = Place(at, new(LengthFactor * (o.X + (sigmaM * Normal(at / 20, 0))), LengthFactor * (o.Y + (sigmaM * Normal(at / 20, 1))), LengthFactor * (o.Z + (sigmaM * Normal(at / 20, 2)))));
        var pose = new Pose<SiteFrame, CameraFrame>(truth.Rotation.Then(RotationFit.Turn([.. turnDeg.Select(deg => deg * Math.PI / 180)])), place);
        var (down, over) = Speed(at);
        return new()
        {
            ["id"] = NameOf(at),
            ["state"] = State(at),
            ["isSolved"] = IsSolved(at),
            ["isStill"] = IsStill(at),
            ["siteFromCamera"] = Json(pose),
            ["sigma"] = Sigma(sigmaM, ScaleSigma * HeightAt(at)),
            ["relativeSigma"] = Sigma(sigmaM, 0),
            ["descentMs"] = LengthFactor * down,
            ["horizontalMs"] = LengthFactor * over,
        };
    }

    JsonObject Sigma(double placeM, double scaleM)
    {
        double Of(double share) => StatedSigma * Math.Sqrt((placeM * placeM) + (share * share * scaleM * scaleM));
        var heading = Math.Sqrt((TurnSigmaDeg * TurnSigmaDeg) + (HeadingDeg * HeadingDeg));
        return new()
        {
            ["rotationDeg"] = new JsonArray(StatedSigma * TurnSigmaDeg, StatedSigma * TurnSigmaDeg, StatedSigma * heading),
            ["originM"] = new JsonArray(Of(0.06), Of(0.12), Of(1)),
        };
    }

    static (double Down, double Over) Speed(int at)
    {
        var (a, b) = (True(Math.Max(at - 1, 0)).Origin, True(at + 1).Origin);
        return ((a.Z - b.Z) * PerSecond / 2, Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) * PerSecond / 2);
    }

    // The sum of twelve even chances is next to normal; chances by a hash of their place.
    static double Normal(int at, int kind) => Enumerable.Range(0, 12).Sum(i => Unit((uint)((at * 131) + (kind * 17) + (i * 7919)))) - 6;

    static double Unit(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7feb352d;
        x = (x ^ (x >> 15)) * 0x846ca68b;
        return (x ^ (x >> 16)) / 4294967296.0;
    }

    static JsonObject Camera() => new()
    {
        ["width"] = Lens.Width,
        ["height"] = Lens.Height,
        ["focalLengthPx"] = Lens.FocalLengthPx,
        ["principalColumn"] = Lens.PrincipalColumn,
        ["principalRow"] = Lens.PrincipalRow,
        ["k1"] = Lens.K1,
    };

    static JsonObject Json(Pose<SiteFrame, CameraFrame> pose)
    {
        var (r, o) = (pose.Rotation, pose.Origin);
        return new() { ["rotation"] = new JsonArray(r.M11, r.M12, r.M13, r.M21, r.M22, r.M23, r.M31, r.M32, r.M33), ["originM"] = new JsonArray(o.X, o.Y, o.Z) };
    }
}
