namespace NetGen.Generators.Expressions;

/// <summary>How a formula is spelled in one kind of number: a vector of floats of some width, or a scalar.</summary>
internal abstract class NumberSyntax
{
    /// <summary>The type of a local variable.</summary>
    public abstract string Type { get; }

    public abstract string Constant(double value);

    public abstract string Function(UnaryOperator function, string value);

    public abstract string Max(string left, string right);

    public abstract string Min(string left, string right);

    public abstract string MultiplyAdd(string left, string right, string addend);

    public abstract string SelectGreater(string left, string right, string whenTrue, string whenFalse);
}

/// <summary>Vectors of floats, <paramref name="bits"/> wide.</summary>
internal sealed class VectorSyntax(int bits) : NumberSyntax
{
    /// <summary>Vectors of a number of floats.</summary>
    public static VectorSyntax OfLanes(int lanes) => new(lanes * 32);

    /// <summary>The static class with the vector's operations, as in <c>Vector256</c>.</summary>
    public string Class { get; } = "Vector" + Literal.Integer(bits);

    public override string Type => Class + "<float>";

    /// <summary>The number of floats in a vector.</summary>
    public int Lanes => bits / 32;

    public string Zero => Type + ".Zero";

    public override string Constant(double value) => value == 0 ? Zero : $"{Class}.Create({Literal.Single(value)})";

    public string Broadcast(string scalar) => $"{Class}.Create({scalar})";

    public string Load(string reference, string offset) =>
        offset == "0" ? $"{Class}.LoadUnsafe(ref {reference})" : $"{Class}.LoadUnsafe(ref {reference}, {offset})";

    /// <summary>Loads a whole vector, or where a row ends inside it without padding, the lanes that it has.</summary>
    /// <param name="reference">The variable.</param>
    /// <param name="offset">Floats from there.</param>
    /// <param name="endsInside">Whether the row ends inside the vector.</param>
    /// <param name="lanes">The lanes that it then has.</param>
    public string LoadRow(string reference, string offset, bool endsInside, int lanes) =>
        endsInside ? LoadPartial(reference, offset, lanes) : Load(reference, offset);

    /// <summary>Stores a whole vector, or where a row ends inside it without padding, the lanes that it has.</summary>
    public string StoreRow(string value, string reference, string offset, bool endsInside, int lanes) =>
        endsInside ? StorePartial(value, reference, offset, lanes) : Store(value, reference, offset);

    public string Store(string value, string reference, string offset) =>
        offset == "0" ? $"{value}.StoreUnsafe(ref {reference});" : $"{value}.StoreUnsafe(ref {reference}, {offset});";

    /// <summary>Moves a square of elements, as wide and high as a vector, and transposes it.</summary>
    public string Transpose(string source, long sourceStride, string target, long targetStride) =>
        $"TransposedSquare.Copy{Literal.Integer(bits)}(ref {source}, {Literal.Integer(sourceStride)}, ref {target}, {Literal.Integer(targetStride)});";

    /// <summary>Loads the first lanes only; the others are zero.</summary>
    public string LoadPartial(string reference, string offset, int lanes) =>
        $"PartialVector.Load{Literal.Integer(bits)}(ref {At(reference, offset)}, {Literal.Integer(lanes)})";

    /// <summary>Stores the first lanes only.</summary>
    public string StorePartial(string value, string reference, string offset, int lanes) =>
        $"PartialVector.Store({value}, ref {At(reference, offset)}, {Literal.Integer(lanes)});";

    private static string At(string reference, string offset) => offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    public override string Function(UnaryOperator function, string value) => function switch
    {
        UnaryOperator.Negate => "-" + value,
        UnaryOperator.Sqrt => $"{Class}.Sqrt({value})",
        UnaryOperator.Abs => $"{Class}.Abs({value})",
        _ => $"VectorMath.{function}({value})",
    };

    public override string Max(string left, string right) => $"{Class}.MaxNative({left}, {right})";

    public override string Min(string left, string right) => $"{Class}.MinNative({left}, {right})";

    public override string MultiplyAdd(string left, string right, string addend) =>
        $"{Class}.MultiplyAddEstimate({left}, {right}, {addend})";

    public override string SelectGreater(string left, string right, string whenTrue, string whenFalse) =>
        $"{Class}.ConditionalSelect({Class}.GreaterThan({left}, {right}), {whenTrue}, {whenFalse})";
}

/// <summary>A single number: <c>float</c>, or <c>double</c> for what is computed once a step.</summary>
internal sealed class ScalarSyntax : NumberSyntax
{
    private readonly bool _isDouble;

    private ScalarSyntax(bool isDouble) => _isDouble = isDouble;

    public static ScalarSyntax Single { get; } = new(isDouble: false);

    public static ScalarSyntax Double { get; } = new(isDouble: true);

    public override string Type => _isDouble ? "double" : "float";

    public override string Constant(double value) => _isDouble ? Literal.Double(value) : Literal.Single(value);

    public override string Function(UnaryOperator function, string value) => function switch
    {
        UnaryOperator.Negate => "-" + value,
        UnaryOperator.Sqrt => $"{Type}.Sqrt({value})",
        UnaryOperator.Abs => $"{Type}.Abs({value})",
        _ => $"VectorMath.{function}({value})",
    };

    public override string Max(string left, string right) => $"{Type}.MaxNative({left}, {right})";

    public override string Min(string left, string right) => $"{Type}.MinNative({left}, {right})";

    public override string MultiplyAdd(string left, string right, string addend) => $"{Type}.MultiplyAddEstimate({left}, {right}, {addend})";

    public override string SelectGreater(string left, string right, string whenTrue, string whenFalse) =>
        $"({left} > {right} ? {whenTrue} : {whenFalse})";
}
