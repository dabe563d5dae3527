using Farside.Processing.Imaging;

namespace Farside.Products.Pictures.Conversion;

/// <summary>A picture about to be written, and what its file says of it.</summary>
/// <param name="Meaning">What the numbers are, in words.</param>
sealed record Rendered(PictureRows Rows, string Meaning, DisplayLook? Look, PictureNotes Notes)
{
    /// <summary>Counts the samples that are no measurement, once all rows are made; null where the source cannot have any.</summary>
    public Func<long?>? Missing { get; init; }
}
