namespace Farside.Tests.Products;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("farside-test-").FullName;

    public string this[string relative] => Path.Combine(Root, relative);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
