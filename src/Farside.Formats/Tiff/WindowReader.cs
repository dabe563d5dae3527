namespace Farside.Formats.Tiff;

/// <summary>
/// Fills <paramref name="samples"/> with a window of a picture, row-major, channels interleaved, machine byte order: how a picture larger
/// than memory is written.
/// </summary>
public delegate void WindowReader(int x, int y, int width, int height, Span<byte> samples);
