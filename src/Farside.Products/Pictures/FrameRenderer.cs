using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;

namespace Farside.Products.Pictures;

/// <summary>
/// Turns frames into pictures. It keeps its scratch memory from frame to frame: make one for each thread, and finish with one picture before asking
/// for the next.
/// </summary>
public sealed class FrameRenderer(DemosaicMethod method = FrameRenderer.DefaultMethod)
{
    /// <summary>As good as any fast method, and the fastest of the good ones: docs/decisions/0003-menon-by-default.md.</summary>
    public const DemosaicMethod DefaultMethod = DemosaicMethod.Menon;

    const int BandHeight = 32;

    readonly IDemosaicer _demosaicer = Demosaicers.Create(method);
    readonly Mosaic _mosaic = new();
    ColourPlanes _band = new(0, 0);
    DisplayTable? _table;

    public DemosaicMethod Method => method;

    /// <summary>Whether a frame needs no look: 8 bits that are already for a screen, or whose meaning nobody has stated.</summary>
    public static bool IsShownAsIs(Frame frame) => frame.Meaning != SampleMeaning.Linear && frame.Samples.Kind == SampleKind.UInt8;

    /// <summary>What a look is chosen from; add up a sequence's for one look over all of it.</summary>
    public static FrameStatistics Statistics(Frame frame)
    {
        var samples = frame.Samples;
        var fullScale = FullScale(frame);
        return (samples.Kind, frame.Bayer) switch
        {
            (SampleKind.UInt8, { } pattern) => FrameStatistics.OfMosaic<byte>(samples.Bytes, samples.Width, pattern, fullScale),
            (SampleKind.UInt16, { } pattern) => FrameStatistics.OfMosaic<ushort>(samples.Samples<ushort>(), samples.Width, pattern, fullScale),
            (SampleKind.UInt8, null) => FrameStatistics.OfGrey<byte>(samples.Bytes, samples.Width * samples.Channels, fullScale),
            (SampleKind.UInt16, null) => FrameStatistics.OfGrey<ushort>(samples.Samples<ushort>(), samples.Width * samples.Channels, fullScale),
            _ => throw new ArgumentException($"A frame of {samples.Kind} has no data numbers to count.", nameof(frame)),
        };
    }

    /// <summary>The frame for a screen, 8 bits, sRGB.</summary>
    /// <param name="look">Of the frame or of its sequence; not used for a frame that is shown as it is.</param>
    /// <param name="colour">The camera's: broken pixels are replaced and its fall-off is divided out; null where none is known.</param>
    public PictureRows Display(Frame frame, DisplayLook look, ColourCalibration? colour = null) => frame switch
    {
        _ when IsShownAsIs(frame) => new StoredRows(frame.Samples),
        { Bayer: { } pattern } => new MosaicDisplayRows(Decoded(frame, pattern, look, colour, hasFalloffUndone: true), _demosaicer, _band, TableOf(look)),
        { Samples.Channels: 1 } when colour is not null => new GreyDisplayRows(FrameLight.Mended(frame, Above(look, colour), hasFalloffUndone: true), TableOf(look)),
        _ => new LookedUpRows(frame.Samples, DisplayTable.ForDataNumbers(look, FullScale(frame))),
    };

    /// <summary>The same, but broken pixels as the detector gave them: what <see cref="Display(Frame, DisplayLook, ColourCalibration?)"/> was before its repair.</summary>
    public PictureRows Unmended(Frame frame, DisplayLook look, ColourCalibration colour)
    {
        var light = FrameLight.Unmended(frame, Above(look, colour));
        if (frame.Bayer is not { } pattern)
        {
            return new GreyDisplayRows(light, TableOf(look));
        }

        MakeRoom(light.Width);
        _mosaic.Balance(light, pattern, colour.DemosaicGains);
        return new MosaicDisplayRows(_mosaic, _demosaicer, _band, TableOf(look));
    }

    /// <summary>The frame for a screen, its look chosen from itself.</summary>
    public PictureRows Display(Frame frame, DisplayLookOptions options) =>
        IsShownAsIs(frame) ? new StoredRows(frame.Samples) : Display(frame, DisplayLook.Of(Statistics(frame), options));

    /// <summary>The frame's light, 16 bits: data number above black times <see cref="LinearScale"/>.</summary>
    /// <param name="look">Its black level is taken off; its gains steer the demosaicing and are undone.</param>
    /// <param name="colour">The camera's: broken pixels are replaced; the fall-off stays in. Null where none is known.</param>
    public PictureRows Linear(Frame frame, DisplayLook look, ColourCalibration? colour = null) => frame switch
    {
        { Bayer: { } pattern } => new MosaicLinearRows(Decoded(frame, pattern, look, colour, hasFalloffUndone: false), _demosaicer, _band, LinearScale(frame.FullScaleDn), SampleKind.UInt16),
        { Samples.Channels: 1 } when colour is not null => new GreyLinearRows(FrameLight.Mended(frame, Above(look, colour), hasFalloffUndone: false), LinearScale(frame.FullScaleDn)),
        _ => new ScaledRows(frame.Samples, LinearScale(frame.FullScaleDn)),
    };

    /// <summary>A mosaic's untouched samples interpolated, in their own bit depth: no black level, no balance, no stretch.</summary>
    public PictureRows Interpolated(Bitmap samples, BayerPattern pattern)
    {
        _mosaic.Decode(samples, pattern, 0, ColourGains.None);
        MakeRoom(samples.Width);
        return new MosaicLinearRows(_mosaic, _demosaicer, _band, samples.Kind == SampleKind.Float32 ? 65535 : 1, samples.Kind == SampleKind.UInt8 ? SampleKind.UInt8 : SampleKind.UInt16);
    }

    /// <summary>The largest power of two by which full scale still fits 16 bits: 64 for 10 bits.</summary>
    public static int LinearScale(double fullScaleDn)
    {
        var scale = 1;
        while (2 * scale * fullScaleDn <= ushort.MaxValue)
        {
            scale *= 2;
        }

        return scale;
    }

    static ColourCalibration Above(DisplayLook look, ColourCalibration colour) => colour with { BlackDn = look.BlackLevel };

    /// <summary>A 16-bit frame of nobody's camera may hold any number.</summary>
    static int FullScale(Frame frame) =>
        frame is { Meaning: SampleMeaning.Unknown, Samples.Kind: SampleKind.UInt16 } ? ushort.MaxValue : checked((int)frame.FullScaleDn);

    Mosaic Decoded(Frame frame, BayerPattern pattern, DisplayLook look, ColourCalibration? colour, bool hasFalloffUndone)
    {
        MakeRoom(frame.Samples.Width);
        if (colour is null)
        {
            _mosaic.Decode(frame.Samples, pattern, (float)look.BlackLevel, look.Gains);
        }
        else
        {
            _mosaic.Balance(FrameLight.Mended(frame, Above(look, colour), hasFalloffUndone), pattern, colour.DemosaicGains);
        }

        return _mosaic;
    }

    DisplayTable TableOf(DisplayLook look) => _table is { } table && table.Look == look ? table : _table = new(look);

    void MakeRoom(int width)
    {
        if (_band.Width != width)
        {
            _band = new(width, BandHeight);
        }
    }
}
