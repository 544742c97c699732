using System;

namespace NetGen.Generators.Expressions;

/// <summary>Prints an expression tree as C#.</summary>
/// <param name="syntax">The kind of number to print for.</param>
/// <param name="operand">The C# text for a named operand.</param>
internal sealed class ExpressionPrinter(NumberSyntax syntax, Func<string, string> operand)
{
    public string Print(Expression expression) => expression switch
    {
        Constant constant => syntax.Constant(constant.Value),
        Operand named => operand(named.Name),
        Unary { Operator: UnaryOperator.Negate } negation => syntax.Function(negation.Operator, Atom(negation.Value)),
        Unary unary => syntax.Function(unary.Operator, Print(unary.Value)),
        Binary { Operator: BinaryOperator.Max } maximum => syntax.Max(Print(maximum.Left), Print(maximum.Right)),
        Binary { Operator: BinaryOperator.Min } minimum => syntax.Min(Print(minimum.Left), Print(minimum.Right)),

        // a·b + c is one instruction and one rounding where the machine has it.
        Binary { Operator: BinaryOperator.Add, Left: Binary { Operator: BinaryOperator.Multiply } product } sum =>
            syntax.MultiplyAdd(Print(product.Left), Print(product.Right), Print(sum.Right)),
        Binary { Operator: BinaryOperator.Add, Right: Binary { Operator: BinaryOperator.Multiply } product } sum =>
            syntax.MultiplyAdd(Print(product.Left), Print(product.Right), Print(sum.Left)),
        Binary binary => $"{Atom(binary.Left)} {Symbol(binary.Operator)} {Atom(binary.Right)}",
        SelectGreater select => syntax.SelectGreater(
            Atom(select.Left), Atom(select.Right), Print(select.WhenTrue), Print(select.WhenFalse)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "This node cannot be printed."),
    };

    private static string Symbol(BinaryOperator value) => value switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "This operator has no symbol."),
    };

    /// <summary>Text that binds tighter than any binary operator.</summary>
    private string Atom(Expression expression)
    {
        string text = Print(expression);
        bool isInfix = expression is Binary { Operator: not (BinaryOperator.Max or BinaryOperator.Min) } binary && !IsFused(binary);
        return isInfix || text[0] == '-' ? $"({text})" : text;
    }

    private static bool IsFused(Binary binary) =>
        binary.Operator == BinaryOperator.Add && (IsProduct(binary.Left) || IsProduct(binary.Right));

    private static bool IsProduct(Expression expression) => expression is Binary { Operator: BinaryOperator.Multiply };
}
