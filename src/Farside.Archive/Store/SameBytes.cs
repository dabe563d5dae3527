namespace Farside.Archive.Store;

/// <summary>Whether two files hold the same bytes; false when either cannot be read.</summary>
static class SameBytes
{
    const int Block = 1 << 20;

    public static bool Are(string one, string other)
    {
        try
        {
            using var a = File.OpenHandle(one);
            using var b = File.OpenHandle(other);
            var length = RandomAccess.GetLength(a);
            if (length != RandomAccess.GetLength(b))
            {
                return false;
            }

            var (left, right) = (new byte[Block], new byte[Block]);
            for (long at = 0; at < length; at += Block)
            {
                var (first, second) = (RandomAccess.Read(a, left, at), RandomAccess.Read(b, right, at));
                if (first != second || !left.AsSpan(0, first).SequenceEqual(right.AsSpan(0, second)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
