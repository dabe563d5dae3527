using System.Text;

namespace Farside.Simulator.Faults;

/// <summary>What the portal's server and its answers leave on a disk. The server's own quirks are no files and not here.</summary>
static class PortalFaults
{
    // 153 bytes, as the portal's answer to a folder's address has; the server's version is made up to that length.
    const string Forbidden = "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx/1.20.1</center>\r\n</body>\r\n</html>\r\n";

    // The portal's answer without an address, code 200 all the same.
    const string NoAddress = """{"msg":"","code":200,"data":null}""";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("html-label", 29, "A label is the server's error page.", "the portal's 403: 153 bytes of HTML", Kin.Any, Touches.Label, victim => Answer(victim, victim.Label, Forbidden, "153 bytes of HTML")),
        new("html-data", 29, "A data file is the server's error page.", "the portal's 403: 153 bytes of HTML", Kin.Any, Touches.Data, victim => Answer(victim, victim.Data, Forbidden, "153 bytes of HTML")),
        new("json-label", 29, "A label is the portal's answer that it has no address for it.", "getAnnexZip: data null although code is 200", Kin.Any, Touches.Label, victim => Answer(victim, victim.Label, NoAddress, "JSON with data null")),
        new("interrupted-download", 29, "A data file is there only in part, as name.part.", "long answers of the portal are dropped half-way", Kin.Any, Touches.Whole, Interrupt),
        new("link-list", 30, "The portal's exported list of links lies in the archive, with addresses of 2020.", "downloadResult.txt of January 2020", Kin.Any, Touches.None, ListLinks),
    ];

    static void Answer(Victim victim, string path, string text, string what)
    {
        victim.Files.Write(path, Encoding.UTF8.GetBytes(text));
        victim.Detail = what;
    }

    static void Interrupt(Victim victim)
    {
        var part = victim.Data + ".part";
        victim.Files.Move(victim.Data, part);
        victim.Files.Patch(part, file =>
        {
            victim.Detail = $"the first {file.Length * 3 / 8} of {file.Length} bytes, under the name {Path.GetFileName(part)}";
            file.SetLength(file.Length * 3 / 8);
        });
    }

    static void ListLinks(Victim victim)
    {
        var address = "http://moon.bao.ac.cn/cedownload/" + Path.GetRelativePath(victim.Archive, victim.Data).Replace('\\', '/');
        string[] lines = ["使用说明:", "以下内容为数据下载链接，", "或将全部链接复制到下载工具（如讯雷）中批量下载。", address + "L", address, ""];
        victim.Files.Write(Path.Combine(victim.Archive, "downloadResult.txt"), Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        victim.Detail = "downloadResult.txt with two addresses of /cedownload/";
    }
}
