using Farside.Core.Records;

namespace Farside.Archive.Labels;

/// <summary>Finds the data files a label names, beside the label and nowhere else.</summary>
public sealed class DataFolder
{
    readonly string _folder;
    readonly string _label;
    readonly string _labelPath;
    readonly List<string> _allowed;
    readonly HashSet<string> _found = [];

    /// <param name="archiveRoot">Links may lead anywhere within it; null: within the label's own folder only.</param>
    public DataFolder(string labelPath, string? archiveRoot = null)
    {
        _labelPath = Path.GetFullPath(labelPath);
        _label = Path.GetFileName(_labelPath);
        _folder = Path.GetDirectoryName(_labelPath)!;
        _allowed = [RealPath(_folder), Path.GetDirectoryName(RealPath(_labelPath))!];
        if (archiveRoot is not null)
            _allowed.Add(RealPath(Path.GetFullPath(archiveRoot)));
    }

    /// <summary>The absolute path of the file; null, with a repair added, when it is not there. Throws on names and links that lead out of the folder and on what is no ordinary file.</summary>
    public string? Find(string fileName, string element, List<Repair> repairs)
    {
        RequireModest(fileName, element);
        var wanted = Path.Combine(_folder, fileName.Replace('\\', '/'));
        if (Existing(wanted) is not { } found)
        {
            found = CompanionByName(fileName);
            if (found is null)
            {
                if (!repairs.Exists(repair => repair.Rule == "missing-companion"))
                    repairs.Add(new("missing-companion", element, LabelLimits.Show(fileName), "the label alone, no samples", "the file is not beside the label"));
                return null;
            }

            repairs.Add(new("data-beside-label", element, LabelLimits.Show(fileName), Path.GetFileName(found), "label name = data name + L"));
        }

        _found.Add(found);
        RequireInside(found, fileName, element);
        if (LabelFile.Fault(found) is { } fault)
            throw new LabelException(_label, element, $"{LabelLimits.Show(fileName)}, {fault}", "an ordinary file beside the label");

        return found;
    }

    void RequireModest(string fileName, string element)
    {
        var steps = fileName.Split('/', '\\');
        if (fileName.Length is 0 or > 1024 || fileName.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(fileName)
            || steps[0].Length == 0 || steps.Contains("..") || steps[^1] is "." or "")
        {
            throw new LabelException(_label, element, LabelLimits.Show(fileName), "the plain name of a file beside the label", "Nothing outside the label's folder is read.");
        }
    }

    void RequireInside(string found, string fileName, string element)
    {
        var real = RealPath(found);
        if (!_allowed.Exists(root => real.StartsWith(root.EndsWith('/') ? root : root + "/", StringComparison.Ordinal)))
            throw new LabelException(_label, element, $"{LabelLimits.Show(fileName)}, a link out of the archive", "a file beside the label", "Nothing outside is read.");
    }

    /// <summary>The path itself, or the one that differs only in case.</summary>
    static string? Existing(string wanted)
    {
        if (File.Exists(wanted) || Directory.Exists(wanted) || new FileInfo(wanted).LinkTarget is not null)
            return wanted;

        try
        {
            var folder = Path.GetDirectoryName(wanted)!;
            var name = Path.GetFileName(wanted);
            return !Directory.Exists(folder) ? null : Directory.EnumerateFiles(folder)
                .Where(path => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Browsers save <c>name (1).2CL</c> beside <c>name (1).2C</c>: the label's own name without its L.</summary>
    string? CompanionByName(string fileName)
    {
        var isChinese = Path.GetExtension(fileName) is ['.', _, _] && _labelPath.EndsWith(Path.GetExtension(fileName) + "L", StringComparison.OrdinalIgnoreCase);
        var companion = _labelPath[..^1];
        return isChinese && File.Exists(companion) && !_found.Contains(companion) ? companion : null; // one file is not the data of two areas
    }

    /// <summary>The path with every link in it followed; a ring of links ends where it is.</summary>
    static string RealPath(string path)
    {
        var links = 0;
        var pending = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var real = "/";
        while (pending.TryPop(out var step))
        {
            if (step is ".")
                continue;

            if (step is "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }

            var next = Path.Combine(real, step);
            if (links < 40 && TargetOf(next) is { } target)
            {
                links++;
                if (Path.IsPathRooted(target))
                    real = "/";

                foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
                {
                    pending.Push(part);
                }
            }
            else
            {
                real = next;
            }
        }

        return real;
    }

    static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
