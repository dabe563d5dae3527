namespace Farside.Products.Runner;

/// <summary>What is made from what. <see cref="Plan"/> costs nothing and opens no file; <see cref="Make"/> reads, calls pure steps, writes.</summary>
public abstract class Recipe
{
    /// <summary>Kebab-case; the folder its products lie in.</summary>
    public abstract string Name { get; }

    /// <summary>Moves whenever output bytes move, so that stale products are made again.</summary>
    public abstract int Version { get; }

    /// <summary>The recipe a user asks for to get this one too, e.g. <c>picture</c> brings its contact sheets.</summary>
    public virtual string Family => Name;

    /// <summary>Every job this archive gives rise to, done or not, in a fixed order.</summary>
    public abstract IEnumerable<Job> Plan(Shelf shelf);

    /// <summary>Makes one product. Throws a <c>FarsideException</c> where the inputs do not allow it.</summary>
    public abstract void Make(Job job, Workbench bench);
}
