namespace Farside.Processing.Terrain.Textures;

/// <summary>Pictures of the ground with their cameras; only some of them need lie in memory.</summary>
public interface ITextureViews
{
    IReadOnlyList<TextureView> Views { get; }

    /// <summary>A picture's light, one after the other; the same each time.</summary>
    ViewLight Light(int view);
}
