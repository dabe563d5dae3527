using Farside.Archive.Labels;

namespace Farside.Products.Pictures.Conversion;

/// <summary>Which way a label asks a viewer to draw its picture: PDS4 writes <c>Bottom to Top</c>, PDS3 <c>UP</c>.</summary>
readonly record struct DrawingDirection(bool IsUpward, bool IsLeftward)
{
    public static DrawingDirection Of(string file)
    {
        var picture = LabelReader.Open(file).Structures.OfType<ArrayStructure>().FirstOrDefault(array => array.Axes.Count(axis => axis.Length > 1) is 2 or 3);
        return new(Says(picture?.VerticalDirection, "Bottom", "UP"), Says(picture?.HorizontalDirection, "Right", "LEFT"));
    }

    public PictureRows Turn(PictureRows rows) => this == default ? rows : new TurnedRows(rows, IsUpward, IsLeftward);

    static bool Says(string? direction, string startsFrom, string pds3) =>
        direction is not null && (direction.StartsWith(startsFrom, StringComparison.OrdinalIgnoreCase) || direction.Equals(pds3, StringComparison.OrdinalIgnoreCase));
}
