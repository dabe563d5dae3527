namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>
/// Which picture each pixel of an area belongs to: the seams of the coarse grid, smoothed, and along the edges of pictures and around their gaps the
/// first picture that really shows the pixel.
/// </summary>
sealed class OwnerMap
{
    ushort[] _owners = [];

    public TileArea Area { get; private set; }

    /// <summary>1 + the place of a view; 0 for none.</summary>
    public Span<ushort> Owners => _owners.AsSpan(0, Area.Pixels);

    public Span<ushort> Row(int column, int row, int width) =>
        _owners.AsSpan(((row - Area.Y) * Area.Width) + column - Area.X, width);

    public void Fill(MosaicPlan plan, SeamMap seams, TileArea area)
    {
        Area = area;
        BlendRoom.Ensure(ref _owners, area.Pixels);
        Owners.Clear();
        var (size, half) = (seams.CellPx, seams.CellPx / 2);
        var inside = new TileArea(plan.Projection.Wraps ? area.X : 0, 0, plan.Projection.Wraps ? area.Width : plan.Projection.Width, plan.Projection.Height).Cut(area);
        // Quads between the middles of four cells.
        for (var row = Floor(inside.Y - half, size); (row * size) + half < inside.Bottom; row++)
        {
            for (var column = Floor(inside.X - half, size); (column * size) + half < inside.Right; column++)
            {
                FillQuad(seams, new QuadLabels(seams, column, row), inside.Cut(new((column * size) + half, (row * size) + half, size, size)));
            }
        }
    }

    void FillQuad(SeamMap seams, in QuadLabels quad, TileArea pixels)
    {
        for (var row = pixels.Y; row < pixels.Bottom; row++)
        {
            var line = Owners.Slice(((row - Area.Y) * Area.Width) + pixels.X - Area.X, pixels.Width);
            if (quad.IsUniform)
            {
                line.Fill((ushort)quad.UpperLeft);
                continue;
            }

            for (var x = 0; x < line.Length; x++)
            {
                line[x] = (ushort)quad.At(seams, pixels.X + x, row);
            }
        }
    }

    static int Floor(int value, int size) => (int)Math.Floor((double)value / size);
}
