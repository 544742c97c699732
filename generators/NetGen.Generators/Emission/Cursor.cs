using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission;

/// <summary>A <c>ref</c> variable of the emitted code and floats from there: where a printer has got to in a tensor.</summary>
internal readonly record struct Cursor(string Name, long Offset)
{
    /// <summary>Floats further.</summary>
    public Cursor Plus(long offset) => this with { Offset = Offset + offset };

    /// <summary>The same, named after what is there and what the loop counts: <c>inputSample</c>.</summary>
    public Cursor FollowLoop(CodeWriter code, string role, string variable, long stride) =>
        Follow(code, role + char.ToUpperInvariant(variable[0]) + variable.Substring(1), variable, stride);

    /// <summary>
    /// Declares a <c>ref</c> variable that follows a loop variable, and gives the cursor there; the same cursor if it does not move.
    /// </summary>
    public Cursor Follow(CodeWriter code, string name, string variable, long stride)
    {
        if (stride == 0)
        {
            return this;
        }

        code.Line($"ref float {name} = ref {Element(Index.Of(Offset, (variable, stride)))};");
        return new Cursor(name, 0);
    }

    /// <summary>One element, at a further offset given as text.</summary>
    public string Element(string offset) => offset == "0" ? Name : $"Unsafe.Add(ref {Name}, {offset})";
}
