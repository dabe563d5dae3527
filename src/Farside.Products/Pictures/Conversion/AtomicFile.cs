namespace Farside.Products.Pictures.Conversion;

/// <summary>A file that appears whole or not at all: written beside its place under a hidden name, then moved there.</summary>
public static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        var draft = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.part");
        try
        {
            // The writers hand over large pieces: a buffer here would only copy them once more.
            using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                write(file);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
