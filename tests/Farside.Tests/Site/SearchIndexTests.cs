using Farside.Site.Contents;
using Farside.Site.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Farside.Tests.Site;

public sealed class SearchIndexTests : IDisposable
{
    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Numbers_come_back_from_their_packed_form()
    {
        Prop.ForAll((int[] numbers) =>
        {
            var sorted = numbers.Select(number => number & 0xFFFFF).Distinct().Order().ToArray();
            return Unpacked(SearchIndex.Packed(sorted)).SequenceEqual(sorted);
        }).QuickCheckThrowOnFailure();
        Assert.Equal("1*zz", SearchIndex.Packed(Enumerable.Range(0, 1295)));
        Assert.Equal("", SearchIndex.Packed([]));
    }

    [Theory]
    [InlineData("Chang’e-4 · Panoramic Camera, colour", "chang,e,4,panoramic,camera,colour")]
    [InlineData("Kármán", "karman")]
    [InlineData("全景 A1", "全,景,a1")]
    [InlineData("CE4_GRAS_PCAML-C-000_SCI", "ce4,gras,pcaml,c,000,sci")]
    [InlineData("SCI_N_20190104041518_0001", "sci,n,20190104,041518,0001")]
    public void A_text_falls_into_runs_of_letters_and_digits(string text, string tokens) => Assert.Equal(tokens, string.Join(',', SearchTokens.Of(text)));

    [Fact]
    public void Every_product_is_found_by_each_word_of_its_title_and_by_its_date_and_kind()
    {
        _lab.Make("picture", "A_1.2B", title: "Chang’e-4 · Panoramic Camera · sequence 0001");
        _lab.Make("panorama", "ring", title: "A whole ring of Kármán");
        _lab.Publish();
        var columns = _lab.Put("products-0");
        var ids = columns.GetProperty("id").EnumerateArray().Select(id => id.GetString()!).ToList();

        foreach (var (word, id) in new[] { ("panoramic", "A_1.2B"), ("karman", "ring"), ("panorama", "ring"), ("景", "ring"), ("20190104", "A_1.2B"), ("day1", "A_1.2B"), ("0001", "A_1.2B") })
        {
            var postings = _lab.Put($"search-{SearchIndex.Bucket(word)}").GetProperty(word).GetString()!;
            Assert.Contains(ids.IndexOf(id), Unpacked(postings));
        }
    }

    [Fact]
    public void The_index_of_fifty_thousand_products_is_below_five_megabytes()
    {
        var rows = Enumerable.Range(0, 50_000).Select(Product).ToList();
        var contents = new SiteContents(catalogue: null!, rows);
        var files = SearchIndex.Files(contents).ToList();

        Assert.True(files.Sum(file => (long)file.Content.Length) < 5_000_000, $"{files.Sum(file => (long)file.Content.Length)} bytes in {files.Count} files");
        Assert.True(files.Max(file => file.Content.Length) < 250_000, $"{files.MaxBy(file => file.Content.Length)}"[..80]);
    }

    // A year's worth of frames, each with a stamp and a file name of its own.
    static Listed Product(int number)
    {
        var time = new DateTime(2019, 1, 3, 2, 20, 0, DateTimeKind.Utc).AddSeconds(number * 631L);
        var camera = new[] { "PCAML-C", "PCAMR-C", "PCAML-Q", "TCAM-I", "LCAM-1" }[number % 5];
        var sequence = $"{number / 60:0000}";
        return new()
        {
            Recipe = "picture",
            Id = $"CE4_GRAS_{camera}-{number % 60:000}_SCI_N_{time:yyyyMMddHHmmss}_{time.AddSeconds(number % 7):yyyyMMddHHmmss}_{sequence}_B.2B",
            Title = $"Chang’e-4 · Panoramic Camera, colour · left eye · sequence {sequence} · frame {number % 60}",
            Mission = "ce4",
            Instrument = camera[..4],
            Mode = camera[^1..],
            Sequence = sequence,
            Station = $"S{number / 500:000}",
            Start = $"{time:yyyy-MM-ddTHH:mm:ss}.000Z",
            Day = 1 + (number / 1000),
        };
    }

    static List<int> Unpacked(string postings)
    {
        var (numbers, last) = (new List<int>(), -1);
        foreach (var part in postings.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('*');
            for (var times = pair.Length > 1 ? Base36(pair[1]) : 1; times > 0; times--)
            {
                numbers.Add(last += Base36(pair[0]));
            }
        }

        return numbers;
    }

    static int Base36(string text) => text.Aggregate(0, (value, digit) => (value * 36) + "0123456789abcdefghijklmnopqrstuvwxyz".IndexOf(digit));
}
