namespace Farside.Archive.Maps;

/// <summary>Samples of a map's first band, whatever holds them.</summary>
interface IMapSamples : IDisposable
{
    /// <summary>A window as stored, row-major; NaN where the file says that it knows nothing.</summary>
    void Read(int x, int y, int width, int height, Span<float> samples);
}
