namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>Patches of marked pixels: grown, shrunk, told apart.</summary>
static class Patches
{
    /// <summary>Connected marks (eight neighbours), each as its pixels' places, in the order of their first pixels.</summary>
    public static List<List<int>> Connected(byte[] marks, int width)
    {
        var found = new List<List<int>>();
        var seen = new bool[marks.Length];
        for (var start = 0; start < marks.Length; start++)
        {
            if (marks[start] != 0 && !seen[start])
            {
                found.Add(From(start, marks, width, seen));
            }
        }

        return found;
    }

    /// <summary>Marks every pixel within a square about a marked one.</summary>
    public static byte[] Grown(byte[] marks, int width, int radius) => Slid(Slid(marks, width, radius, along: true), width, radius, along: false);

    /// <summary>Keeps pixels whose whole square is marked; beyond the picture all is.</summary>
    public static byte[] Shrunk(byte[] marks, int width, int radius) => Inverse(Grown(Inverse(marks), width, radius));

    /// <summary>Fills holes and clefts narrower than twice a radius.</summary>
    public static byte[] Closed(byte[] marks, int width, int radius) => Shrunk(Grown(marks, width, radius), width, radius);

    static byte[] Inverse(byte[] marks) => Array.ConvertAll(marks, mark => mark == 0 ? (byte)1 : (byte)0);

    static List<int> From(int start, byte[] marks, int width, bool[] seen)
    {
        var (patch, height) = (new List<int> { start }, marks.Length / width);
        seen[start] = true;
        for (var next = 0; next < patch.Count; next++)
        {
            var (x, y) = (patch[next] % width, patch[next] / width);
            for (var row = Math.Max(0, y - 1); row <= Math.Min(height - 1, y + 1); row++)
            {
                for (var column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
                {
                    var at = (row * width) + column;
                    if (marks[at] != 0 && !seen[at])
                    {
                        seen[at] = true;
                        patch.Add(at);
                    }
                }
            }
        }

        return patch;
    }

    // A pixel is marked when one within the radius is: how long ago the last mark was, there and back.
    static byte[] Slid(byte[] marks, int width, int radius, bool along)
    {
        var height = marks.Length / width;
        var (lines, length, step, next) = along ? (height, width, 1, width) : (width, height, width, 1);
        var slid = new byte[marks.Length];
        for (var line = 0; line < lines; line++)
        {
            foreach (var isBack in (ReadOnlySpan<bool>)[false, true])
            {
                var since = radius + 1;
                for (var i = 0; i < length; i++)
                {
                    var at = (line * next) + ((isBack ? length - 1 - i : i) * step);
                    since = marks[at] != 0 ? 0 : since + 1;
                    slid[at] |= since <= radius ? (byte)1 : (byte)0;
                }
            }
        }

        return slid;
    }
}
