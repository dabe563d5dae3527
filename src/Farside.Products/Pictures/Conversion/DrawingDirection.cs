using Farside.Archive.Labels;

namespace Farside.Products.Pictures.Conversion;

/// <summary>Which way a label asks a viewer to draw its picture: PDS4 writes <c>Bottom to Top</c>, PDS3 <c>UP</c>.</summary>
readonly record struct DrawingDirection(bool IsUpward, bool IsLeftward)
{
    public static DrawingDirection Of(ArrayStructure array) =>
        new(Says(array.VerticalDirection, "Bottom", "UP"), Says(array.HorizontalDirection, "Right", "LEFT"));

    public PictureRows Turn(PictureRows rows) => this == default ? rows : new TurnedRows(rows, IsUpward, IsLeftward);

    static bool Says(string? direction, string startsFrom, string pds3) =>
        direction is not null && (direction.StartsWith(startsFrom, StringComparison.OrdinalIgnoreCase) || direction.Equals(pds3, StringComparison.OrdinalIgnoreCase));
}
