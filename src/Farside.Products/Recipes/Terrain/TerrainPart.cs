using Farside.Core.Geometry;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>One sequence of a terrain product: its frames and what they cite, as a job of their own; its cameras, its pairs, and what is in doubt of them.</summary>
/// <param name="StandsAlone">False where other stops are joined: then what the whole sequence is off by sets it off from the others.</param>
/// <param name="Move">How ties between stops correct its ground; null where none are known.</param>
sealed record TerrainPart(Job Job, AdjustedCameras Cameras, IReadOnlyList<TiedPair> Pairs, bool StandsAlone, StopMove? Move)
{
    public PoseDoubt Doubt { get; } = new(Cameras, [.. Pairs.Select(pair => pair.Left)], StandsAlone || Move is not null);

    /// <summary>Share of a range by which the eyes' turn against each other may make it wrong, at one metre.</summary>
    public double StretchSigma => Move?.StretchSigma ?? Doubt.TurnPerM;

    /// <summary>Standard deviation of the height that a view's points share and others' do not, metres.</summary>
    public double SharedSigmaM(AdjustedView view, double rangeM)
    {
        var (own, tied) = (Doubt.SharedSigmaM(view, rangeM), StandsAlone ? 0 : Move?.UpSigmaM ?? 0);
        return Math.Sqrt((own * own) + (tied * tied));
    }

    /// <summary>A point where ties put it.</summary>
    public Point<SiteFrame> Placed(Point<SiteFrame> eye, Point<SiteFrame> place) => Move is null ? place : Move.Correction.Apply(eye, place);

    /// <summary>A range as ties correct it, metres.</summary>
    public double Range(double rangeM) => Move is null ? rangeM : Move.Correction.Range(rangeM);
}
