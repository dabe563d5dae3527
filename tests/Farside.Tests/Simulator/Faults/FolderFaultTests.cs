using System.Text;
using System.Xml.Linq;
using Farside.Archive.Store;
using Farside.Simulator.Faults;

namespace Farside.Tests.Simulator.Faults;

/// <summary>Faults of an archive's folders remove, rename, copy and drop the files that their names say.</summary>
public sealed class FolderFaultTests(TinyMission mission) : IClassFixture<TinyMission>
{
    [Theory]
    [InlineData("missing-label", true)]
    [InlineData("missing-data", false)]
    public void One_half_of_a_product_is_gone_and_the_other_is_there(string fault, bool isLabel)
    {
        var harm = Assert.Single(Suffer(fault));

        Assert.Equal(harm.Product + (isLabel ? "L" : ""), Name(harm));
        Assert.False(File.Exists(mission[harm.File]));
        Assert.True(File.Exists(mission[isLabel ? harm.File[..^1] : harm.File + "L"]));
    }

    [Fact]
    public void Swapped_labels_are_each_others_and_their_frames_neighbours()
    {
        var harms = Suffer("swapped-labels");

        Assert.Equal(2, harms.Count);
        Assert.Equal(mission.Before(harms[0]), mission.After(harms[1]));
        Assert.Equal(mission.Before(harms[1]), mission.After(harms[0]));
        Assert.True(ProductName.TryParse(Name(harms[0]), out var one) && ProductName.TryParse(Name(harms[1]), out var other) && one.Sequence == other.Sequence && Math.Abs(one.Index!.Value - other.Index!.Value) == 1);
    }

    [Fact]
    public void A_browsers_copy_is_the_label_again()
    {
        var harm = Assert.Single(Suffer("browser-copy"));

        Assert.EndsWith(" (1)" + Path.GetExtension(harm.Product) + "L", harm.File, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(mission.Files.Single(file => Path.GetFileName(file) == harm.Product) + "L"), mission.After(harm));
    }

    [Theory]
    [InlineData("browser-renamed", " (1).2")]
    [InlineData("shortened-name", "_0")]
    [InlineData("lower-case-extension", ".2")]
    public void A_renamed_product_keeps_its_bytes_under_other_names(string fault, string part)
    {
        var harms = Suffer(fault);
        var (gone, come) = (harms.Where(harm => harm.After is null).ToList(), harms.Where(harm => harm.Before is null).ToList());

        Assert.Equal([harms[0].Product, harms[0].Product + "L"], gone.Select(Name).Order());
        Assert.Equal(gone.Select(harm => harm.Before).Order(BySize), come.Select(harm => harm.After).Order(BySize));
        Assert.All(come, harm => Assert.Contains(part, Name(harm), StringComparison.Ordinal));
        Assert.True(fault is not "lower-case-extension" || come.TrueForAll(harm => !Path.GetExtension(harm.File).Any(char.IsUpper)));
        Assert.True(fault is not "shortened-name" || come.TrueForAll(harm => Name(harm).Length < 25));
    }

    [Theory]
    [InlineData("second-folder", true)]
    [InlineData("differing-copy", false)]
    public void A_product_in_a_second_folder_has_the_same_names_there(string fault, bool isWhole)
    {
        var harms = Suffer(fault);
        var own = mission.Files.Single(file => Path.GetFileName(file) == harms[0].Product);

        Assert.Equal([harms[0].Product, harms[0].Product + "L"], harms.Select(Name));
        Assert.NotEqual(Path.GetDirectoryName(own), Path.GetDirectoryName(mission[harms[0].File]));
        Assert.Equal(isWhole, File.ReadAllBytes(own).AsSpan().SequenceEqual(mission.After(harms[0])));
        Assert.Equal(File.ReadAllBytes(own + "L"), mission.After(harms[1]));
    }

    [Fact]
    public void True_name_times_are_those_of_label_and_records()
    {
        var come = Suffer("true-name-times").Where(harm => harm.After is not null && harm.File.EndsWith('L')).Single();
        var label = XDocument.Load(mission[come.File]);

        Assert.True(ProductName.TryParse(Name(come), out var name));
        Assert.Equal((name.Start.ToUtcText(), name.Stop.ToUtcText()), (Text(label, "start_date_time"), Text(label, "stop_date_time")));
        Assert.All((string[])["product_id", "file_name"], element => Assert.Equal(name.FileName, Text(label, element)));
    }

    [Fact]
    public void A_day_numbered_radio_file_is_of_version_A_and_counts_from_the_landing_day()
    {
        var come = Suffer("day-numbering").Where(harm => harm.After is not null && harm.File.EndsWith('L')).Single();
        var label = XDocument.Load(mission[come.File]);

        // 2019-05-06 is day 0124, 2019-09-02 day 0243: so 2019-01-03 is 0001.
        Assert.True(ProductName.TryParse(Name(come), out var name));
        var (year, month, day, _, _, _, _) = name.Start.ToUtc();
        Assert.Equal((new DateTime(year, month, day) - new DateTime(2019, 5, 6)).Days + 124, int.Parse(name.Sequence, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(('A', "000000", "235959"), (name.Version, name.Start.ToCompactText()[8..], name.Stop.ToCompactText()[8..]));
        Assert.Equal((name.FileName, name.Sequence, "A"), (Text(label, "product_id"), Text(label, "sequence_id"), Text(label, "product_version")));
    }

    [Theory]
    [InlineData("macos-resource", "._CE4_", 0x00, 0x05)]
    [InlineData("ds-store", ".DS_Store", 0x00, 0x00)]
    [InlineData("thumbs-db", "Thumbs.db", 0xD0, 0xCF)]
    public void A_systems_dropping_lies_in_a_products_folder(string fault, string beginning, byte first, byte second)
    {
        var harm = Assert.Single(Suffer(fault));

        Assert.StartsWith(beginning, Name(harm), StringComparison.Ordinal);
        Assert.Equal([first, second], mission.After(harm)[..2]);
        Assert.Contains(mission.Files, file => Path.GetDirectoryName(file) == Path.GetDirectoryName(mission[harm.File]));
    }

    [Fact]
    public void A_missing_lunar_day_is_missing_whole_and_others_are_whole()
    {
        var gone = Suffer("lunar-day-missing").Select(harm => Name(harm).TrimEnd('L')).Distinct().Select(Start).Order().ToList();
        var left = mission.Files.Where(File.Exists).Select(file => Start(Path.GetFileName(file))).ToList();

        // The mission works in the middle of four months, more than a lunar day apart.
        Assert.Equal(12, gone.Count);
        Assert.Single(gone.Select(time => time[..6]).Distinct());
        Assert.DoesNotContain(left, time => time[..6] == gone[0][..6]);
        Assert.NotEqual("201901", gone[0][..6]);
        Assert.Equal(mission.Files.Count - 12, left.Count);
    }

    [Fact]
    public void The_last_four_months_are_gone_to_the_day()
    {
        Suffer("last-months-missing");

        Assert.Equal(["201901", "201902", "201906"], mission.Files.Where(File.Exists).Select(file => Start(Path.GetFileName(file))[..6]).Distinct().Order());
    }

    [Fact]
    public void An_interrupted_download_is_the_beginning_of_the_file_under_the_name_with_part()
    {
        var harms = Suffer("interrupted-download");
        var (gone, come) = (harms.Single(harm => harm.After is null), harms.Single(harm => harm.Before is null));
        var part = mission.After(come);

        Assert.Equal(gone.File + ".part", come.File);
        Assert.True(mission.Before(gone).AsSpan().StartsWith(part));
        Assert.InRange(part.Length, 1, gone.Before!.Bytes - 1);
    }

    [Fact]
    public void The_list_of_links_has_the_portals_form_of_2020()
    {
        var harm = Assert.Single(Suffer("link-list"));
        var text = Encoding.UTF8.GetString(mission.After(harm));

        Assert.Equal("downloadResult.txt", harm.File);
        Assert.StartsWith("使用说明:\r\n", text, StringComparison.Ordinal);
        Assert.Contains("http://moon.bao.ac.cn/cedownload/CE4ROLL/CE4/", text, StringComparison.Ordinal);
        Assert.EndsWith($"/{harm.Product}\r\n", text, StringComparison.Ordinal);
    }

    static readonly Comparer<FileState?> BySize = Comparer<FileState?>.Create((a, b) => a!.Bytes.CompareTo(b!.Bytes));

    IReadOnlyList<Harm> Suffer(string fault) => mission.Suffer(fault).Harms;

    static string Name(Harm harm) => Path.GetFileName(harm.File);

    static string Start(string file) => ProductName.TryParse(file, out var name) ? name.Start.ToCompactText() : throw new ArgumentException(file);

    static string Text(XDocument label, string element) => label.Descendants().First(child => child.Name.LocalName == element).Value;
}
