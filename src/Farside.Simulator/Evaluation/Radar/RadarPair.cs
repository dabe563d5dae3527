using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>One working period of one channel: its traces as the product tells them and as they were.</summary>
sealed class RadarPair(IReadOnlyList<RadarTrace> made, IReadOnlyList<RadarTrace> truth, double? directWaveSample, double? trueDirectWaveSample)
{
    /// <summary>Places along the profile by stored trace, which may lie between two; none where the product has no profile.</summary>
    public IReadOnlyList<(double Number, Point<SiteFrame> Place)> Profile { get; init; } = [];

    /// <summary>Scatterers that the product found.</summary>
    public IReadOnlyList<FoundScatterer> Found { get; init; } = [];

    /// <summary>Rocks that are there; none where the truth does not tell.</summary>
    public IReadOnlyList<TrueRock> Rocks { get; init; } = [];

    /// <summary>Layers that the product followed.</summary>
    public IReadOnlyList<FoundLayer> Layers { get; init; } = [];

    /// <summary>Layers that are there; null where the truth does not tell.</summary>
    public TrueGround? Ground { get; init; }

    /// <summary>In file order.</summary>
    public IReadOnlyList<RadarTrace> Made => made;

    /// <summary>By number.</summary>
    public IReadOnlyDictionary<int, RadarTrace> Truth { get; } = truth.DistinctBy(trace => trace.Number).ToDictionary(trace => trace.Number);

    /// <summary>Median sample of the direct wave's minimum, as the product measured it.</summary>
    public double? DirectWaveSample => directWaveSample;

    /// <summary>Sample at which the direct wave is most negative; null where the receiver clips or the truth does not tell.</summary>
    public double? TrueDirectWaveSample => trueDirectWaveSample;

    /// <summary>Null when the period has no product.</summary>
    public static RadarPair? Open(EvaluationInput input, string product, double? trueDirectWaveSample) =>
        input.Products.Find("radargram", product) is { } radargram
            ? new(RadarTrace.Read(radargram.File("traces.csv")), RadarTrace.Read(input.Truth.RadarFile(product)), radargram.Quality("direct wave minimum, median sample"), trueDirectWaveSample)
            {
                Profile = ProfileOf(radargram),
                Found = FoundScatterer.Read(Path.Combine(radargram.Folder, "scatterers-label.geojson")),
                Rocks = input.Truth.Rocks(product),
                Layers = FoundLayer.Read(Path.Combine(radargram.Folder, "layers.csv")),
                Ground = input.Truth.Ground(product),
            }
            : null;

    static List<(double, Point<SiteFrame>)> ProfileOf(MadeProduct radargram)
    {
        if (!File.Exists(Path.Combine(radargram.Folder, "profile.csv")))
        {
            return [];
        }

        var table = CsvTable.Read(radargram.File("profile.csv"));
        return [.. table.Rows.Select(row => (table.Number(row, "stored_trace") ?? -1, new Point<SiteFrame>(table.Number(row, "east_m") ?? 0, table.Number(row, "north_m") ?? 0, table.Number(row, "up_m") ?? 0)))];
    }

    /// <summary>The product's traces that exist in truth, each with its true one.</summary>
    public IEnumerable<(RadarTrace Made, RadarTrace True)> Matched() =>
        from trace in made
        where Truth.ContainsKey(trace.Number)
        select (trace, Truth[trace.Number]);
}
