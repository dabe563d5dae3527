using Farside.Simulator.Terrain;

namespace Farside.Simulator.Faults;

/// <summary>Does the damage asked for, each fault to another product, chosen by the seed.</summary>
static class Damage
{
    /// <param name="dataFiles">Absolute paths of all data files written, in a fixed order.</param>
    /// <returns>What was done to which file.</returns>
    public static IReadOnlyList<(Fault Fault, string Path)> Do(IReadOnlyList<Fault> faults, IReadOnlyList<string> dataFiles, uint seed)
    {
        var left = dataFiles.ToList();
        var done = new List<(Fault, string)>();
        for (var i = 0; i < faults.Count && left.Count > 0; i++)
        {
            var victim = left[(int)(Chance.Of(seed, i, 4711) % (uint)left.Count)];
            left.Remove(victim);
            done.Add((faults[i], Spoil(faults[i], victim)));
        }

        return done;
    }

    // The path of the file that suffered or appeared.
    static string Spoil(Fault fault, string data)
    {
        var label = data + "L";
        switch (fault)
        {
            case Fault.Truncated:
                using (var file = File.OpenWrite(data))
                {
                    file.SetLength((file.Length * 5 / 8) + 3);
                }

                return data;
            case Fault.EmptyData:
                File.WriteAllBytes(data, []);
                return data;
            case Fault.MissingLabel:
                File.Delete(label);
                return label;
            case Fault.MissingData:
                File.Delete(data);
                return data;
            case Fault.HtmlLabel:
                File.WriteAllText(label, "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
                return label;
            case Fault.InsertedComment:
                var text = File.ReadAllText(label);
                File.WriteAllText(label, text.Replace("<Mission_Area>", "<Mission_Area><!-- checked by hand -->", StringComparison.Ordinal));
                return label;
            case Fault.MacosResource:
                return Create(Path.Combine(Path.GetDirectoryName(data)!, "._" + Path.GetFileName(data)), [0, 5, 22, 7, 0, 2, 0, 0]);
            default:
                return Create(Path.Combine(Path.GetDirectoryName(data)!, $"{Path.GetFileNameWithoutExtension(label)} (1){Path.GetExtension(label)}"), File.ReadAllBytes(label));
        }
    }

    static string Create(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
