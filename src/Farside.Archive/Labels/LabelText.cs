using System.Text;

namespace Farside.Archive.Labels;

/// <summary>Bytes of a label → text, whatever wrote them: byte-order mark, then UTF-8, then GB18030, then Latin-1.</summary>
public static class LabelText
{
    /// <summary>No label is larger; what is larger is data or an attack.</summary>
    public const int MostBytes = 64 << 20;

    static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Decodes the bytes and says which encoding fitted.</summary>
    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, .. var rest]:
                return DecodeUnmarked(rest);
            case [0xFF, 0xFE, .. var rest]:
                return (Encoding.Unicode.GetString(rest), "utf-16le");
            case [0xFE, 0xFF, .. var rest]:
                return (Encoding.BigEndianUnicode.GetString(rest), "utf-16be");
            case [(byte)'<', 0, (byte)'?', 0, ..]:
                return (Encoding.Unicode.GetString(bytes), "utf-16le");
            case [0, (byte)'<', 0, (byte)'?', ..]:
                return (Encoding.BigEndianUnicode.GetString(bytes), "utf-16be");
            default:
                return DecodeUnmarked(bytes);
        }
    }

    static (string Text, string Encoding) DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        if (Try(Utf8, bytes) is { } utf8)
            return (utf8, "utf-8");

        if (!DeclaresLatin1(bytes) && Try(Chinese, bytes) is { } chinese)
            return (chinese, "gb18030");

        return (Encoding.Latin1.GetString(bytes), "latin-1");
    }

    static bool DeclaresLatin1(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 200)]);
        return head.Contains("8859-1", StringComparison.Ordinal) || head.Contains("windows-1252", StringComparison.OrdinalIgnoreCase);
    }

    static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
