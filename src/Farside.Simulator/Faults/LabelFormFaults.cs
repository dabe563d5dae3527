using System.Text;

namespace Farside.Simulator.Faults;

/// <summary>Labels that say the same in another form, or whose text suffered.</summary>
static class LabelFormFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("crlf-label", null, "A label's lines end in carriage return and line feed.", "editors and downloads on Windows", Kin.Any, Touches.Label, ToCrLf),
        new("bom-label", null, "A label begins with a byte-order mark.", "editors on Windows", Kin.Any, Touches.Label, AddMark),
        new("utf16-label", null, "A label is saved as UTF-16 and still declares UTF-8.", "editors on Windows that call it Unicode", Kin.Any, Touches.Label, ToUtf16),
        new("gb18030-label", 24, "A label holds Chinese text in GB18030 and declares UTF-8.", "labels of Chang'e-1 to -3; text of a VNIS table", Kin.Any, Touches.Label, WriteChinese),
        new("inserted-comment", 33, "A third party wrote comments into a label.", "a label of sequence 0316 as a public repository holds it", Kin.Any, Touches.Label, Comment),
        new("upper-case-tags", 8, "All element names of a label are in capitals.", "case varies from mission to mission", Kin.Any, Touches.Label, label => Retag(label, "in capitals", name => name.ToUpperInvariant())),
        new("lower-case-tags", 8, "All element names of a label are in small letters.", "case varies from mission to mission", Kin.Any, Touches.Label, label => Retag(label, "in small letters", name => name.ToLowerInvariant())),
        new("blank-schema-location", 7, "A blank joins namespace and schema in a label, as the standard wants; real labels have a comma.", "every real label of the mission", Kin.Any, Touches.Label, MendSchemaLocation),
        new("flipped-label-bits", null, "Three bits of a label's text are flipped.", "memory, cables and disks", Kin.Any, Touches.Label, FlipBits),
        new("truncated-label", 17, "A label ends half-way.", "answers dropped by the portal", Kin.Any, Touches.Label, Cut),
        new("empty-label", 17, "A label has no bytes.", "downloads that failed before their first byte", Kin.Any, Touches.Label, Empty),
    ];

    static void ToCrLf(Victim victim) => victim.Relabel("line feeds became carriage return and line feed", label => label.Replace("\n", "\r\n", StringComparison.Ordinal));

    static void AddMark(Victim victim) => victim.Relabel("EF BB BF before the declaration", label => '\uFEFF' + label);

    static void ToUtf16(Victim victim)
    {
        victim.Files.Write(victim.Label, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(victim.ReadLabel())]);
        victim.Detail = "UTF-16, little-endian, with mark";
    }

    static void WriteChinese(Victim victim)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var label = victim.ReadLabel().Replace("</Identification_Area>", "<comment>探测数据产品</comment></Identification_Area>", StringComparison.Ordinal);
        victim.Files.Write(victim.Label, encoding.GetBytes(label));
        victim.Detail = "element comment with six characters in GB18030";
    }

    static void Comment(Victim victim) => victim.Relabel("two comments, one of several lines", label => label
        .Replace("<Mission_Area>", "<Mission_Area><!-- checked by hand -->", StringComparison.Ordinal)
        .Replace("</File>", "</File>\n<!-- <records>0</records>\n     was here before -->", StringComparison.Ordinal));

    static void Retag(Victim victim, string how, Func<string, string> change) => victim.Relabel($"element names {how}", label => LabelEdit.AllTags(label, change));

    static void MendSchemaLocation(Victim victim) => victim.Relabel("blanks for commas in xsi:schemaLocation", label =>
    {
        var from = label.IndexOf("xsi:schemaLocation=\"", StringComparison.Ordinal) + 20;
        var to = label.IndexOf('"', from);
        return string.Concat(label.AsSpan(0, from), label[from..to].Replace(',', ' '), label.AsSpan(to));
    });

    static void FlipBits(Victim victim)
    {
        var bytes = File.ReadAllBytes(victim.Label);
        var places = Enumerable.Range(0, 3).Select(_ => victim.Pick(bytes.Length)).ToList();
        foreach (var place in places)
        {
            bytes[place] ^= (byte)(1 << victim.Pick(7));
        }

        victim.Files.Write(victim.Label, bytes);
        victim.Detail = $"one bit flipped at each of bytes {string.Join(", ", places)}";
    }

    static void Cut(Victim victim)
    {
        var bytes = File.ReadAllBytes(victim.Label);
        victim.Files.Write(victim.Label, bytes[..(bytes.Length / 2)]);
        victim.Detail = $"the first {bytes.Length / 2} of {bytes.Length} bytes are left";
    }

    static void Empty(Victim victim)
    {
        victim.Files.Write(victim.Label, []);
        victim.Detail = "0 bytes are left";
    }
}
