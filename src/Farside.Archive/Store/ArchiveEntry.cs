namespace Farside.Archive.Store;

/// <summary>One product of an archive as its files say it, nothing read yet: planning a hundred thousand of them takes seconds.</summary>
/// <param name="Id">The data file's name, identity of the product.</param>
/// <param name="Name">The name's parts; null for a product that follows no grammar we know (plain PDS4, PDS3).</param>
/// <param name="LabelPath">Absolute path of the label, null when only data are there.</param>
/// <param name="DataPath">Absolute path of the data file, null when only the label is there.</param>
/// <param name="DataBytes">Size of the data file, 0 when absent.</param>
/// <param name="LabelBytes">Size of the label, 0 when absent.</param>
/// <param name="Changed">Later of both files' times, UTC.</param>
public sealed record ArchiveEntry(string Id, ProductName? Name, string? LabelPath, string? DataPath, long DataBytes, long LabelBytes, DateTime Changed)
{
    public bool IsComplete => LabelPath is not null && DataPath is not null;
}
