using System.Text.RegularExpressions;
using Farside.Site.Strings;

namespace Farside.Tests.Site;

public sealed class TextsTests : IDisposable
{
    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Every_text_has_a_translation_with_the_same_holes()
    {
        Assert.Equal(Texts.All.Keys.Order(StringComparer.Ordinal), Texts.AllChinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(Texts.All, text => Assert.Equal(Holes(text.Value), Holes(Texts.AllChinese[text.Key])));
    }

    [Fact]
    public void Every_key_in_a_page_is_a_text_that_fills_its_place()
    {
        _lab.Make("picture", "A_1.2B", title: "Chang’e-4 · Panoramic Camera, colour · left eye · sequence 0001 · frame 3");
        _lab.Publish();
        var page = _lab.Read("products/picture/A_1.2B/index.html");

        var keys = _lab.Pages.SelectMany(file => Regex.Matches(File.ReadAllText(file), " data-t(?:-[a-z-]+)?=\"([^\"]+)\"").Select(match => match.Groups[1].Value)).Where(key => !key.StartsWith('[')).Distinct().ToList();
        Assert.All(keys, key => Assert.True(Texts.Has(key), key));
        Assert.Contains("<span data-t=\"term.sequence-n\" data-t-args=\"[&quot;0001&quot;]\">sequence 0001</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span data-t=\"term.left-eye\">left eye</span>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sequence 0003", "term.sequence-n", "0003")]
    [InlineData("Chang’e-4", "term.change", "4")]
    [InlineData("Terrain Camera", "term.terrain-camera", null)]
    public void Words_of_products_are_known_by_what_they_say(string text, string key, string? argument) => Assert.Equal((key, argument), Texts.Term(text));

    [Fact]
    public void A_word_nobody_knows_stays_as_it_is() => Assert.Null(Texts.Term("a word nobody knows"));

    [Fact]
    public void The_Chinese_texts_travel_with_the_site()
    {
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();

        Assert.Equal("图库", _lab.Put("strings-zh").GetProperty("nav.gallery").GetString());
    }

    static IEnumerable<string> Holes(string text) => Regex.Matches(text, "\\{[0-9]\\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
}
