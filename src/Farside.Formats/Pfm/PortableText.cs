using System.Globalization;
using System.Text;
using Farside.Formats.Pictures;

namespace Farside.Formats.Pfm;

/// <summary>The words of a portable map: parted by white space, with comments from # to the end of the line.</summary>
sealed class PortableText(Stream input, string file)
{
    /// <summary>No number of the format needs more digits.</summary>
    const int LongestWord = 32;

    readonly byte[] _buffer = new byte[64 * 1024];
    int _at;
    int _end;

    public string Magic()
    {
        Span<byte> magic = stackalloc byte[2];
        if (!Bytes(magic) || Encoding.ASCII.GetString(magic) is not ("P2" or "P3" or "P5" or "P6" or "Pf" or "PF"))
            throw new PictureException(file, "magic number", Convert.ToHexString(magic), "P2, P3, P5, P6, Pf or PF");

        return Encoding.ASCII.GetString(magic);
    }

    public long Whole(string element)
    {
        var word = Word(element);
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new PictureException(file, element, $"\"{word}\"", "a whole number");
    }

    public double Number(string element)
    {
        var word = Word(element);
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value != 0
            ? value
            : throw new PictureException(file, element, $"\"{word}\"", "a number, negative for little-endian floats, positive for big-endian ones");
    }

    public int Sample(int largest)
    {
        var value = Whole("sample");
        return value <= largest ? (int)value : throw new PictureException(file, "sample", $"{value}", $"0 to {largest}");
    }

    /// <summary>False where the file ends first.</summary>
    public bool Bytes(Span<byte> target)
    {
        var buffered = _buffer.AsSpan(_at, Math.Min(_end - _at, target.Length));
        buffered.CopyTo(target);
        _at += buffered.Length;
        var rest = target[buffered.Length..];
        return input.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) == rest.Length;
    }

    /// <summary>The next word, and the one white-space character behind it.</summary>
    string Word(string element)
    {
        var word = new StringBuilder();
        for (var next = Next(); next >= 0; next = Next())
        {
            if (next == '#' && word.Length == 0)
                SkipLine();
            else if (!char.IsWhiteSpace((char)next))
                word.Append(Printable(next));
            else if (word.Length > 0)
                break;

            if (word.Length > LongestWord)
                throw new PictureException(file, element, $"\"{word}…\"", "a number");
        }

        return word.Length > 0 ? word.ToString() : throw new PictureException(file, element, "the end of the file", "a number");
    }

    static char Printable(int next) => next is > ' ' and < 127 ? (char)next : '?';

    void SkipLine()
    {
        for (var next = Next(); next >= 0 && next != '\n';)
            next = Next();
    }

    int Next()
    {
        if (_at == _end)
            (_at, _end) = (0, input.Read(_buffer));

        return _end == 0 ? -1 : _buffer[_at++];
    }
}
