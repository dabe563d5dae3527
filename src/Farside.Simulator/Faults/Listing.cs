using Farside.Archive.Missions;
using Farside.Archive.Store;

namespace Farside.Simulator.Faults;

/// <summary>All products of an archive by name, with what their names say of their company. No file is opened.</summary>
sealed class Listing
{
    const int MonthsLost = 4;
    static readonly TimeSpan Month = TimeSpan.FromDays(30.44);

    readonly Mission? _mission = MissionRegistry.Find("ce4");
    readonly Dictionary<(string Kind, string Sequence), IReadOnlyList<ProductFiles>> _runs;
    readonly Dictionary<int, IReadOnlyList<ProductFiles>> _days;
    readonly HashSet<int> _daysToSpare;
    readonly Dictionary<string, int> _kinds;

    /// <param name="dataFiles">Absolute paths in any order; what follows no grammar cannot be a victim.</param>
    public Listing(IEnumerable<string> dataFiles)
    {
        Products = [.. dataFiles.Select(Parsed).OfType<ProductFiles>().OrderBy(product => product.FileName, StringComparer.Ordinal)];
        _runs = Products.GroupBy(product => (product.Kind, product.Name.Sequence)).ToDictionary(run => run.Key, IReadOnlyList<ProductFiles> (run) => [.. run]);
        _kinds = Products.CountBy(product => product.Kind).ToDictionary();
        _days = Products.GroupBy(product => _mission?.LunarDay(product.Name.Start) ?? 0).ToDictionary(day => day.Key, IReadOnlyList<ProductFiles> (day) => [.. day]);
        _daysToSpare = [.. _days.Where(day => day.Key > 1 && LeavesSomeOfEach(day.Value)).Select(day => day.Key)];
        LastMonths = [.. AfterLastMonths()];
    }

    /// <summary>In order of file name.</summary>
    public IReadOnlyList<ProductFiles> Products { get; }

    /// <summary>What was taken in the last four months; empty for an archive that spans less than twice that.</summary>
    /// <remarks>Users of the live portal in 2020 found the last four months of 2019 missing.</remarks>
    public IReadOnlyList<ProductFiles> LastMonths { get; }

    /// <summary>Products of one camera, mode and sequence, in order of name: for frames that is the order of their numbers.</summary>
    public IReadOnlyList<ProductFiles> RunOf(ProductFiles product) => _runs[(product.Kind, product.Name.Sequence)];

    public static ProductFiles NeighbourIn(IReadOnlyList<ProductFiles> run, ProductFiles product)
    {
        var next = run.TakeWhile(other => other != product).Count() + 1;
        return run[next < run.Count ? next : next - 2];
    }

    /// <summary>Lunar day of the mission, counted from 1; 0 for a time outside it.</summary>
    public int DayOf(ProductFiles product) => _mission?.LunarDay(product.Name.Start) ?? 0;

    public IReadOnlyList<ProductFiles> OnDay(ProductFiles product) => _days[DayOf(product)];

    /// <summary>True for a day after the first whose instruments work on other days too.</summary>
    public bool IsDayToSpare(ProductFiles product) => _daysToSpare.Contains(DayOf(product));

    public bool LeavesSomeOfEach(IReadOnlyList<ProductFiles> gone) => gone.CountBy(product => product.Kind).All(kind => kind.Value < _kinds[kind.Key]);

    /// <summary>What there is, in words: <c>6 LCAM 1, 4 PCAML C</c>.</summary>
    public override string ToString() => string.Join(", ", _kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}"));

    static ProductFiles? Parsed(string path) => ProductName.TryParse(Path.GetFileName(path), out var name) ? new(path, name) : null;

    IEnumerable<ProductFiles> AfterLastMonths()
    {
        if (Products.Count == 0)
        {
            return [];
        }

        var (first, last) = (Products.Min(product => product.Name.Start), Products.Max(product => product.Name.Start));
        var lost = last - (MonthsLost * Month);
        return lost - first < MonthsLost * Month ? [] : Products.Where(product => product.Name.Start.CompareTo(lost) > 0);
    }
}
