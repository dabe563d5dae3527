namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>The pictures of a mosaic, opened one at a time; in the order of its views. Opened again when memory was short: the same pixels each time.</summary>
public interface IMosaicPictures
{
    int Count { get; }

    /// <summary>May be called from several threads at once, for different pictures.</summary>
    MosaicPicture Open(int index);
}
