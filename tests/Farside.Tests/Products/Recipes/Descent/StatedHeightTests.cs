using Farside.Products.Recipes.Descent;

namespace Farside.Tests.Products.Recipes.Descent;

public class StatedHeightTests
{
    [Theory]
    [InlineData("1.3+-0.2", 1.3, 0.2)]
    [InlineData(" 1.25 ± 0.1 ", 1.25, 0.1)]
    [InlineData("2 m +/- 0.5 m", 2, 0.5)]
    public void A_rest_height_is_metres_with_a_sigma(string text, double heightM, double sigmaM) => Assert.Equal(new(heightM, sigmaM), StatedHeight.ParseRest(text));

    [Fact]
    public void A_hover_height_names_a_frame_or_a_moment()
    {
        Assert.Equal(new(100, 2, Index: 2850), StatedHeight.ParseHover("100+-2@2850"));
        Assert.Equal(new(100, 2, Seconds: 290.5), StatedHeight.ParseHover("100+-2@290.5s"));
    }

    [Theory]
    [InlineData("1.3")]
    [InlineData("1.3+-0")]
    [InlineData("0+-1")]
    [InlineData("1+-2")]
    [InlineData("-1+-0.2")]
    [InlineData("100+-2@2850")]
    [InlineData("1,3+-0.2")]
    public void What_is_no_rest_height_is_refused(string text) => Assert.Null(StatedHeight.ParseRest(text));

    [Theory]
    [InlineData("100+-2")]
    [InlineData("100+-2@")]
    [InlineData("100+-2@2850.5")]
    public void What_names_no_frame_is_no_hover_height(string text) => Assert.Null(StatedHeight.ParseHover(text));
}
