using System.Buffers.Binary;
using System.Text;

namespace Farside.Formats.Png;

/// <summary>ICC profiles for samples proportional to light: sRGB's primaries and white, straight curves. Source: ICC.1:2010 (version 4.3).</summary>
public static class LinearProfile
{
    /// <summary>White of the connection space, CIE illuminant D50.</summary>
    static readonly double[] D50 = [0.9642, 1.0, 0.8249];

    /// <summary>From sRGB's D65 white to D50, by Bradford's method; published with the sRGB profiles of the ICC.</summary>
    static readonly double[] Adaptation =
        [1.04788208, 0.02291870, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00925064, 0.01507568, 0.75167847];

    static readonly double[] Red = [0.43606567, 0.22248840, 0.01391602];
    static readonly double[] Green = [0.38514709, 0.71687317, 0.09707642];
    static readonly double[] Blue = [0.14306641, 0.06060791, 0.71409607];

    public static ReadOnlySpan<byte> Name => "Linear sRGB"u8;

    public static byte[] Colour { get; } = Make("RGB ",
        [("rXYZ", Xyz(Red)), ("gXYZ", Xyz(Green)), ("bXYZ", Xyz(Blue)), ("rTRC", StraightCurve), ("gTRC", StraightCurve), ("bTRC", StraightCurve)]);

    public static byte[] Grey { get; } = Make("GRAY", [("kTRC", StraightCurve)]);

    /// <summary>A curve of no points is the identity.</summary>
    static byte[] StraightCurve => [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    static byte[] Make(string space, (string Name, byte[] Content)[] own)
    {
        (string Name, byte[] Content)[] tags =
        [
            ("desc", Localised("Linear sRGB")),
            ("cprt", Localised("No copyright, use freely")),
            ("wtpt", Xyz(D50)),
            ("chad", [.. "sf32"u8, 0, 0, 0, 0, .. Fixed(Adaptation)]),
            .. own,
        ];
        var profile = new MemoryStream();
        profile.Write(Header(space));
        profile.Write(Words(tags.Length));
        var offset = 128 + 4 + (12 * tags.Length);
        foreach (var (name, content) in tags)
        {
            profile.Write(Encoding.ASCII.GetBytes(name));
            profile.Write(Words(offset, content.Length));
            offset += Padded(content.Length);
        }

        foreach (var (_, content) in tags)
        {
            profile.Write(content);
            profile.Write(new byte[Padded(content.Length) - content.Length]);
        }

        var bytes = profile.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length);
        return bytes;
    }

    static byte[] Header(string space)
    {
        var header = new byte[128];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), 0x0430_0000);
        Encoding.ASCII.GetBytes($"mntr{space}XYZ ").CopyTo(header, 12);
        byte[] madeOn = [0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];
        madeOn.CopyTo(header, 24);
        "acsp"u8.CopyTo(header.AsSpan(36));
        Fixed(D50).CopyTo(header, 68);
        return header;
    }

    static byte[] Xyz(double[] values) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(values)];

    static byte[] Localised(string text) =>
        [.. "mluc"u8, 0, 0, 0, 0, .. Words(1, 12), .. "enUS"u8, .. Words(2 * text.Length, 28), .. Encoding.BigEndianUnicode.GetBytes(text)];

    /// <summary>Signed numbers with 16 bits after the point.</summary>
    static byte[] Fixed(double[] values) => Words([.. values.Select(v => (int)Math.Round(v * 65_536))]);

    static byte[] Words(params ReadOnlySpan<int> values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), values[i]);

        return bytes;
    }

    static int Padded(int length) => (length + 3) & ~3;
}
