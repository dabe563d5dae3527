using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Geometry;
using Farside.Processing.Descent;
using Farside.Processing.Descent.BaseMaps;
using Farside.Processing.Descent.Solution;
using Farside.Products.Descent;

namespace Farside.Products.Recipes.Descent;

/// <summary>What is known of a descent beside its pictures: what the user states, what the mission's data files say.</summary>
sealed class DescentKnowledge(DescentTrackOptions options, FactSheet? facts, DescentSequence sequence, PinholeCamera camera)
{
    public double LevelSigmaDeg => options.LevelSigmaDeg;

    /// <summary>Sigma of the lens's radial coefficients about none.</summary>
    public double RadialSigma => Sigma("radial", 0.3);

    /// <summary>The rest height that counts, and who states it; null where nobody does.</summary>
    public (StatedHeight Height, string Source)? Rest { get; } = RestOf(options, facts);

    public IReadOnlyList<StatedHeight> Hovers => options.HoverHeights;

    public DescentPriors Priors(Func<IReadOnlyList<ApproximatePose>, Sightings> look) => new()
    {
        Camera = BrownCamera.From(camera),
        LensSigmas = new()
        {
            FocalLengthPx = Sigma("focalLength", 3e-3) * camera.FocalLengthPx,
            PrincipalColumn = Sigma("principalPoint", 2e-3) * camera.Width,
            PrincipalRow = Sigma("principalPoint", 2e-3) * camera.Width,
            K1 = RadialSigma,
            K2 = RadialSigma,
            P1 = Sigma("decentring", 1e-3),
            P2 = Sigma("decentring", 1e-3),
        },
        Seconds = [.. sequence.Frames.Select(frame => frame.Seconds)],
        States = [.. sequence.Frames.Select(frame => frame.State)],
        StillFrom = sequence.StillFrom,
        Heights = [.. Heights()],
        Look = look,
        LevelSigmaRad = options.LevelSigmaDeg * Math.PI / 180,
        PlaceSigmaM = facts?.Number("camera.place.sigma") ?? 1.5,
        MapSigmaM = options.MapSigmaM,
    };

    static (StatedHeight, string)? RestOf(DescentTrackOptions options, FactSheet? facts) =>
        options.RestHeight is { } stated ? (stated, "stated by the user")
        : facts?.Number("camera.restHeight.metres") is { } metres && facts.Number("camera.restHeight.sigma") is { } sigma
            ? (new(metres, sigma), facts.Find("camera.restHeight.metres")!.Source)
        : null;

    double Sigma(string what, double otherwise) => facts?.Number($"camera.sigma.{what}") ?? otherwise;

    IEnumerable<HeightPrior> Heights()
    {
        if (Rest is var (rest, _) && sequence.Of(FrameState.Settled) is [var settled, ..])
        {
            yield return new(settled, rest.HeightM, rest.SigmaM);
        }

        foreach (var hover in options.HoverHeights)
        {
            yield return new(FrameOf(hover), hover.HeightM, hover.SigmaM);
        }
    }

    // The frame that was meant, or the one taken nearest to it.
    int FrameOf(StatedHeight hover)
    {
        var seconds = hover.Seconds ?? sequence.Clock.Seconds(hover.Index!.Value);
        var places = Enumerable.Range(0, sequence.Frames.Count).Where(place => sequence.Frames[place].State == FrameState.Useful).ToList();
        var nearest = places.MinBy(place => Math.Abs(sequence.Frames[place].Seconds - seconds));
        return Math.Abs(sequence.Frames[nearest].Seconds - seconds) < 1
            ? nearest
            : throw new Runner.ProductException(
                sequence.Frames[0].Id, "--hover-height", string.Create(CultureInfo.InvariantCulture, $"no useful frame within a second of {seconds:0.0} s"), "a frame that shows ground", StatedHeight.HoverForm);
    }
}
