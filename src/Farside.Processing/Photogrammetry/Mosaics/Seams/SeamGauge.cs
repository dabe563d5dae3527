using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics.Seams;

/// <summary>Draws both pictures on either side of a seam and measures how far they are apart.</summary>
sealed class SeamGauge(MosaicPictureStore store, MosaicPhotometry photometry, SeamMap seams)
{
    const int PatchPx = 48;
    const int ReachPx = 12;
    const int BlockPx = BlockWarp.BlockPx;

    readonly MosaicPlan _plan = store.Plan;
    readonly PatchMatcher _matcher = new(PatchPx, ReachPx);

    public SeamRegistration Measure(int mostPlaces, CancellationToken cancel)
    {
        var (shifts, unmatched) = (new List<SeamShift>(), 0);
        foreach (var place in Places(mostPlaces))
        {
            cancel.ThrowIfCancellationRequested();
            if (Measure(place) is { IsTextured: true } measured)
            {
                unmatched += measured.Shift is null ? 1 : 0;
                shifts.AddRange(measured.Shift is { } shift ? [shift] : []);
            }
        }

        var lengths = shifts.Select(shift => shift.Px).Order().ToArray();
        return new(shifts, unmatched, At(lengths, 0.5), At(lengths, 0.9));
    }

    // Evenly picked among all cell borders between two pictures; pair by pair, so that pictures stay open.
    List<SeamPlace> Places(int most)
    {
        var all = new List<SeamPlace>();
        for (var row = 0; row < seams.Grid.Rows; row++)
        {
            for (var column = 0; column < seams.Grid.Columns; column++)
            {
                AddBorder(all, (column, row), (column + 1, row));
                AddBorder(all, (column, row), (column, row + 1));
            }
        }

        all.Sort();
        var step = Math.Max(1, (double)all.Count / Math.Max(1, most));
        return [.. Enumerable.Range(0, (int)(all.Count / step)).Select(k => all[(int)((k + 0.5) * step)])];
    }

    void AddBorder(List<SeamPlace> places, (int Column, int Row) cell, (int Column, int Row) other)
    {
        var (a, b) = (seams.LabelAt(cell.Column, cell.Row), seams.LabelAt(other.Column, other.Row));
        if (a != 0 && b != 0 && a != b)
        {
            var (column, row) = ((cell.Column + other.Column + 1) * seams.CellPx / 2, (cell.Row + other.Row + 1) * seams.CellPx / 2);
            places.Add(new(Math.Min(a, b) - 1, Math.Max(a, b) - 1, column, row));
        }
    }

    (bool IsTextured, SeamShift? Shift) Measure(SeamPlace place)
    {
        var patch = new TileArea(place.Column - (PatchPx / 2), place.Row - (PatchPx / 2), PatchPx, PatchPx);
        var lattice = new SightLattice(_plan, patch.Grown(0, BlockPx));
        var (first, second) = (Patch(lattice, patch, place.First), Patch(lattice, patch, place.Second));
        if (!_matcher.HasTexture(first) || !_matcher.IsSearchable(second))
        {
            return default;
        }

        return (true, _matcher.Match(first, second) is { } match
            ? new(place.Column, place.Row, place.First, place.Second, match.Right, match.Down, match.Correlation)
            : null);
    }

    // The mean of the colours; NaN where the picture does not show the scene.
    float[] Patch(SightLattice lattice, TileArea patch, int view)
    {
        using var loan = store.Borrow(view);
        var warp = new BlockWarp(_plan, lattice, view, loan.Picture, photometry.CorrectionOf(_plan, view));
        var area = patch.Grown(0, BlockPx);
        var colours = new Vector128<float>[area.Pixels];
        for (var block = 0; block < area.Pixels / (BlockPx * BlockPx); block++)
        {
            var (x, y) = (block % (area.Width / BlockPx) * BlockPx, block / (area.Width / BlockPx) * BlockPx);
            warp.Draw(area.X + x, area.Y + y, colours.AsSpan((y * area.Width) + x), area.Width);
        }

        var values = new float[patch.Pixels];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (patch.X - area.X + (i % patch.Width), patch.Y - area.Y + (i / patch.Width));
            values[i] = Mean(colours[(y * area.Width) + x]);
        }

        return values;
    }

    static float Mean(Vector128<float> colour) =>
        colour.GetElement(3) == 0 ? float.NaN : (colour.GetElement(0) + colour.GetElement(1) + colour.GetElement(2)) / 3;

    static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];

    readonly record struct SeamPlace(int First, int Second, int Column, int Row) : IComparable<SeamPlace>
    {
        public int CompareTo(SeamPlace other) => (First, Second, Row, Column).CompareTo((other.First, other.Second, other.Row, other.Column));
    }
}
