namespace Farside.Archive.Labels;

/// <summary>Opens ordinary files only: folders, pipes and devices are refused before a read could block.</summary>
public static class LabelFile
{
    /// <summary>The whole label. Throws a <see cref="LabelException"/> when it is missing, empty, no ordinary file or too large.</summary>
    public static byte[] ReadAll(string path)
    {
        var bytes = ReadHead(path, LabelText.MostBytes + 1);
        if (bytes.Length > LabelText.MostBytes)
            throw new LabelException(Path.GetFileName(path), "file", $"more than {LabelText.MostBytes} bytes", "a label");

        return bytes;
    }

    /// <summary>At most the first <paramref name="most"/> bytes.</summary>
    public static byte[] ReadHead(string path, int most)
    {
        RequireOrdinary(path);
        try
        {
            using var file = File.OpenHandle(path);
            var bytes = new byte[(int)Math.Min(most, RandomAccess.GetLength(file))];
            var filled = 0;
            while (filled < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(filled), filled) is var read and > 0)
            {
                filled += read;
            }

            return filled == bytes.Length ? bytes : bytes[..filled];
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new LabelException(Path.GetFileName(path), "file", LabelLimits.Show(refusal.Message), "a readable file");
        }
    }

    /// <summary>What is wrong with a path as a file to read from, or null when nothing is.</summary>
    public static string? Fault(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return "a folder";

            if (!File.Exists(path))
                return "no such file";

            return FileKind.MayBeRegular(path) ? null : "a pipe, socket or device";
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return LabelLimits.Show(refusal.Message);
        }
    }

    static void RequireOrdinary(string path)
    {
        if (Fault(path) is { } fault)
            throw new LabelException(Path.GetFileName(path) is { Length: > 0 } name ? name : path, "file", fault, "an ordinary file");

        if (new FileInfo(path) is { LinkTarget: null, Length: 0 })
            throw new LabelException(Path.GetFileName(path), "file", "0 bytes", "a label", "Fetch it again.");
    }
}
