using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Model;

/// <summary>The user's class, as the emitted part has to spell it.</summary>
/// <param name="Namespace">The full namespace with keywords escaped; empty for the global one.</param>
/// <param name="Outer">The types around it, outermost first; all partial, none generic.</param>
/// <param name="Name">The class's name as metadata has it, without escape.</param>
internal sealed record TypeModel(string Namespace, EquatableArray<OuterTypeModel> Outer, string Name)
{
    /// <summary>The full name as metadata has it: <c>Some.Space.Outer+Inner</c>.</summary>
    public string MetadataName
    {
        get
        {
            string nested = string.Join("+", Outer.Select(outer => outer.Name).Concat(new[] { Name }));
            return Namespace.Length == 0 ? nested : Namespace.Replace("@", string.Empty) + "." + nested;
        }
    }
}

/// <summary>A type around the user's class.</summary>
/// <param name="Keywords">What declares it: <c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c>, <c>record struct</c>.</param>
/// <param name="Name">Its name as metadata has it, without escape.</param>
internal sealed record OuterTypeModel(string Keywords, string Name);
