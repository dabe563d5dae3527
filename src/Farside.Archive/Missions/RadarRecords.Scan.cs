using Microsoft.Win32.SafeHandles;

namespace Farside.Archive.Missions;

/// <summary>Finding the records in their file.</summary>
sealed partial class RadarRecords
{
    const int WordBytes = 4;
    const double MostRecords = 0.75; // share of records that must begin with a word for it to be their sync word

    void Scan(SafeFileHandle file, long start)
    {
        var length = RandomAccess.GetLength(file);
        ChooseSync(file, start, length);
        var at = start;
        while (at + RecordBytes <= length)
        {
            at = TakeAt(file, at) ? at + RecordBytes : Resume(file, at, length);
        }
    }

    bool TakeAt(SafeFileHandle file, long at)
    {
        var besides = new byte[BesidesBytes];
        var header = besides.AsSpan(0, Echo.At);
        if (RandomAccess.Read(file, header, at) != Echo.At || !header.StartsWith(_sync))
        {
            return false;
        }

        _ = RandomAccess.Read(file, besides.AsSpan(Echo.At), at + Echo.At + Echo.Bytes);
        _offsets.Add(at);
        _besides.AddRange(besides);
        return true;
    }

    // Where the mission's word does not begin the file, the word that begins nearly all of its records is theirs; an echo without any is told by its length alone.
    void ChooseSync(SafeFileHandle file, long start, long length)
    {
        var count = (length - start) / RecordBytes;
        if (count < 1 || Begins(file, start, _sync))
        {
            return;
        }

        var first = new byte[WordBytes];
        _ = RandomAccess.Read(file, first, start);
        if (!first.AsSpan().ContainsAnyExcept((byte)0) || _sync.Length > 0 && FindSync(file, start, length) < length)
        {
            return;
        }

        var alike = Enumerable.Range(0, (int)Math.Min(count, 1 << 16)).Count(record => Begins(file, start + ((long)record * RecordBytes), first));
        if (count >= 2 && alike >= MostRecords * Math.Min(count, 1 << 16))
        {
            _sync = first;
        }
    }

    static bool Begins(SafeFileHandle file, long at, byte[] word)
    {
        Span<byte> there = stackalloc byte[word.Length];
        return RandomAccess.Read(file, there, at) == word.Length && there.SequenceEqual(word);
    }

    // The record before may have lost bytes and hold the next one's sync word: then it is no whole record.
    long Resume(SafeFileHandle file, long at, long length)
    {
        var from = Count > 0 ? _offsets[^1] + _sync.Length : at + 1;
        var next = FindSync(file, from, length);
        if (Count > 0 && next < at)
        {
            SkippedBytes += next - _offsets[^1];
            _offsets.RemoveAt(_offsets.Count - 1);
            _besides.RemoveRange(_besides.Count - BesidesBytes, BesidesBytes);
        }
        else
        {
            SkippedBytes += next - at;
        }

        return next;
    }

    long FindSync(SafeFileHandle file, long from, long length)
    {
        var window = new byte[1 << 16];
        for (var at = from; at < length; at += window.Length - _sync.Length)
        {
            var read = RandomAccess.Read(file, window, at);
            if (window.AsSpan(0, read).IndexOf(_sync) is >= 0 and var found)
            {
                return at + found;
            }
        }

        return length;
    }
}
