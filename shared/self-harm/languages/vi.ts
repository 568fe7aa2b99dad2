import type { Vocabulary } from '../vocabulary.ts';

const KIN =
  '(bạn|bạn thân|bạn tôi|bạn mình|anh trai|chị gái|em trai|em gái|anh tôi|chị tôi|em tôi|mẹ|má|bố|ba|cha|con trai|con gái|con tôi|chồng|vợ|người yêu|bạn trai|bạn gái|anh họ|em họ|chị họ|cháu|dì|cô|chú|bác|ông|bà|đồng nghiệp|bạn cùng phòng|học sinh)';

export const vi: Vocabulary = {
  script: /[a-z]/,
  subjects: true,
  wishFirst: true,
  common: 'toi, khong, minh, muon, chet, va, nguoi, cho, mot, roi, khi, nua, tay',
  unmarked: true,
  wish: `
    muốn, chỉ muốn, ước, ước gì, giá mà, giá như, mong, mong rằng, nghĩ đến, nghĩ về, nghĩ tới, hay nghĩ,
    suy nghĩ, ý định, định, thèm, cầu, cầu trời, cầu mong, quyết định, sẵn sàng, thà, nên, phải chi, tính,
    thôi thúc
  `,
  not: 'không, chẳng, chả, đừng, chưa, hết, ko, k, hông, khong',
  die: `
    chết(?! (cười|đói|mệt|nóng|rét|lạnh|mê|máy|luôn|dở|ngất)), chết đi, chết quách, chết cho xong, cái chết,
    biến mất, tan biến, không tồn tại, không còn (tồn tại|trên đời|sống|ở đây),
    (không|đừng|chẳng) (bao giờ |phải |còn )?(tỉnh|thức|dậy|tỉnh dậy|thức dậy|tỉnh lại)( lại| dậy| nữa)?,
    chưa từng (sinh ra|được sinh ra|tồn tại), không (được )?sinh ra, đừng sinh ra,
    kết thúc (tất cả|cuộc đời|cuộc sống|mọi thứ|mọi chuyện|nó|hết),
    chấm dứt( tất cả| cuộc đời| cuộc sống| mọi thứ)?, ngủ mãi( mãi)?, ngủ một giấc( thật dài)?,
    rời (khỏi|bỏ) (thế giới|cõi đời|cuộc đời|thế gian)( này)?, ra đi( mãi mãi| thật nhẹ nhàng)(?= ),
    nhảy (xuống|lầu|cầu|sông), tự tử, tự sát, tự vẫn, giải thoát, đi luôn cho xong
  `,
  live: `
    sống(?! (ở|với|trong|chung|một mình|tại|xa|cùng)), sống nữa, sống tiếp, tiếp tục, tiếp tục sống, tồn tại,
    trên đời( này)?, cuộc sống, cuộc đời, thức dậy (nữa|mỗi sáng|ngày mai), tỉnh dậy (nữa|ngày mai), cố gắng,
    gắng gượng, ngày mai, trên cõi đời, cuộc đời này
  `,
  reason: `
    (không|chẳng|chả|hết|chẳng còn|không còn|không thấy|không tìm thấy) (còn |có |thấy |tìm thấy )?(lý do|lí do|ý nghĩa|nghĩa lý|mục đích|động lực|hy vọng|hi vọng|gì)( gì| nào)?( để)?,
    (sao|tại sao|vì sao) (tôi |mình |phải |còn |lại )+, để làm gì, vô nghĩa, chẳng đáng, không đáng,
    không xứng đáng, vô ích
  `,
  weary: `
    mệt mỏi (với|vì)?, mệt, quá mệt, chán, chán ghét, chán nản, chịu không nổi, không chịu (nổi|được)( nữa)?,
    không thể( chịu)?, hết sức, kiệt sức, ghét, bỏ cuộc, không nổi, khổ quá, mệt mỏi, không còn sức,
    không đủ sức, chịu hết nổi
  `,
  suicide: `
    tự (tử|sát|vẫn)(?! (trong|ở) (phim|truyện))(?= (đi|cho|bằng|quách|vì|mỗi|nữa|~|rồi|hôm|tối)| $)(?! của),
    (muốn|định|nghĩ đến|nghĩ về|nghĩ tới|ý định|ý nghĩ|chuyện|tính|từng) .. ?tự (tử|sát|vẫn),
    tự kết liễu( .. )?, tự kết thúc .. ?(đời|cuộc|mạng),
    (kết liễu|kết thúc|chấm dứt|hủy hoại) (cuộc đời|đời|cuộc sống|mạng sống|sinh mạng|sự sống) (mình|của mình|tôi|này|của tôi),
    tự giết (mình|bản thân), giết chính mình, treo cổ,
    (nhảy|lao|gieo mình) (xuống|từ|khỏi|vào|lầu|cầu|ra) .. ?(cầu|lầu|tầng|sông|ban công|đường ray|tàu|xe|sân thượng|đường)(?! (lạc|lông)),
    lao vào (xe|tàu|ô tô), uống thuốc (sâu|chuột|ngủ tự tử), cắt cổ tay(?! áo), cắt mạch máu, lìa đời, kms
  `,
  suicideNoun: 'tự tử, tự sát, tự vẫn, tự tử',
  harm: `
    (rạch|cắt|cứa|cào|đốt|châm|cắn|đâm|khứa|bấm) .. ?(tay|cổ tay|cánh tay|đùi|chân|da|người|bản thân)(?! (áo|khi (nấu|thái|gọt)))(?= (mình|tôi|lại|đêm|bằng|để|nữa|hôm|rồi|lần|cho|vì|tối|mỗi|của|và|~)| $),
    tự (làm đau|hại|rạch|cắt|làm hại|hành hạ|đánh|tát|đấm|cào|trừng phạt|đốt|cắn|bỏ đói)( bản thân| mình| tay| chân)*,
    (làm đau|làm hại|hành hạ|trừng phạt|đánh|đấm|bỏ đói) (bản thân|chính mình), lưỡi lam, dao lam,
    dao rọc giấy .. (tay|da|cổ), đập đầu( vào)?( tường)?, đấm (vào )?tường,
    (sẹo|vết cắt|vết rạch|vết thương|vết) .. ?(giấu|che|tay áo dài|áo dài tay),
    (giấu|che) .. ?(sẹo|vết cắt|vết rạch|vết thương), (cố tình|cố ý) .. ?(nhịn ăn|không ăn|bỏng|đau),
    nhịn ăn .. ?(trừng phạt|phạt), cho (đến|tới) khi chảy máu
  `,
  better: `tốt hơn, nhẹ nhõm, dễ hơn, hạnh phúc hơn, yên, thanh thản`,
  relief: `
    (sẽ|có lẽ|chắc|có khi|thì|còn|là) .. ?(nhẹ nhõm|tốt hơn|dễ hơn|dễ chịu|thanh thản|yên|giải thoát|sướng|nhẹ|khỏe)(?= )
  `,
  absence: `
    không có (tôi|mình), nếu (tôi|mình) (chết|biến mất|không còn|không tồn tại),
    khi (tôi|mình) (chết|không còn)
  `,
  regret: `thất vọng, buồn, tiếc, ghét, chán, tức, đau khổ, hối hận, khó chịu`,
  wake: `
    (vì |khi |là )?(tôi|mình) (vẫn )?còn sống, (mình|tôi) (lại )?(tỉnh dậy|thức dậy|mở mắt), vẫn còn sống,
    vì còn sống
  `,
  fate: `
    (xe|ô tô|xe tải|tàu|xe buýt|sét) .. ?(đâm|tông|cán|đánh|hất) .. ?(chết|trúng|tôi|mình)(?= ),
    bị (xe|tàu|sét) (đâm|tông|cán|đánh)
  `,
  burden: `
    (không có|thiếu|mất|vắng) (tôi|mình|con|em|tao|t)(?! (đi cùng|ở đó chơi)) .. ?.. ?(tốt hơn|hạnh phúc|nhẹ nhõm|vui|dễ|khỏe|thoải mái|đỡ),
    (nếu )?(tôi|mình|con|em|tao) (chết|biến mất|không tồn tại|không còn|mất|không có mặt) .. ?.. ?(không ai|chẳng ai|ai|mọi người|tốt hơn|nhẹ|hạnh phúc|cũng chẳng|đỡ),
    (không|chẳng|chả) (có )?ai .. ?.. ?(nhớ|quan tâm|để ý|buồn|khóc|nhận ra) .. ?(tôi|mình|nếu|khi|đâu)?(?= (chết|biến mất|tôi|mình|nếu|đâu|~)| $),
    (tôi|mình|con|em) (chỉ )?(là|thành|trở thành) (một )?(gánh nặng|của nợ|cục nợ|kẻ vô dụng|đồ vô dụng|sự thừa thãi),
    gánh nặng (cho|của)( [^ ]+)*, (đáng lẽ|lẽ ra) .. ?không nên (sinh ra|tồn tại), chưa từng được sinh ra,
    không đáng (được )?sống
  `,
  direct: `
    nhắm mắt .. ?(mãi|không|đừng), thư tuyệt mệnh, thư (vĩnh biệt|từ biệt),
    (viết|để lại) .. ?(thư tuyệt mệnh|di thư|lời vĩnh biệt|lời từ biệt), di thư, vĩnh biệt( .. )?,
    (tích|giấu|gom|đếm|để dành|trữ) .. ?(thuốc|viên thuốc|thuốc ngủ),
    (uống|nuốt) .. ?(hết|cả|nhiều|cả lọ|cả vỉ|nắm) .. ?(thuốc|viên|lọ|vỉ), bao nhiêu viên( thuốc)?,
    (đứng|ngồi|ra) .. ?(trên|ở|bên) .. ?(cầu|sân thượng|ban công|đường ray|lan can|nóc) .. ?.. ?(nhảy|một bước|nhìn xuống|buông|nghĩ),
    (chết|cái chết) .. ?(là|sẽ|có lẽ|còn|nhẹ|sướng) .. ?(giải thoát|nhẹ nhõm|tốt hơn|dễ|sướng|hơn|xong|lối thoát),
    thà chết( đi| còn hơn)?,
    chết (quách|đi|cho|cho rồi|cho xong|mất) (cho )?(xong|rồi|đi|nhẹ)?(?= (xong|rồi|cho|~|nhẹ)| $),
    muốn chết(?! (vì|cười|luôn|được|đói|mệt))(?= (đi|quách|cho|nữa|quá|lắm|mà|và|rồi|~|thật|thôi|lần|mỗi|đến)| $),
    (không|chẳng|chả|ko|hết) (còn )?(muốn|thiết) (sống|tồn tại|thức dậy|tỉnh dậy)( nữa| tiếp)?(?! (ở|với|trong|chung|tại))(?= ),
    (ngủ|chợp mắt|nhắm mắt) .. ?.. ?(không|đừng|chẳng) .. ?(tỉnh|dậy|thức|mở mắt)( lại| dậy| nữa)?,
    không bao giờ (tỉnh|thức|dậy|tỉnh dậy)( lại| dậy| nữa)?,
    sống (để làm gì|làm gì|không nổi|không bằng chết|chẳng|khổ|mệt mỏi|là cực hình)( .. )?,
    không sống nổi( nữa)?, (sống|chết) (hay|với) (chết|sống) (cũng|đều) (vậy|như nhau|thế),
    không (còn )?lối thoát, (ông )?trời .. (mang|đưa|bắt) (tôi|con|mình) đi,
    (lần|đêm|ngày|trang) cuối (cùng )?(tôi|mình) (viết|sống)
  `,
  faint: 'mệt quá rồi, chịu hết nổi, bỏ cuộc, muốn kết thúc, tự tử, không thể tiếp tục, buông xuôi',
  despair: `
    chết, tuyệt vọng, vô dụng, vô vọng, gánh nặng, cô đơn, một mình, xin lỗi, tha thứ, trống rỗng, thuốc,
    ghét bản thân, ghét mình, không ai
  `,
  self: 'tôi, mình, tao, tớ, tui, t',
  others: `nó, anh ấy, cô ấy, họ, ai, người ta, nhân vật, hắn, ${KIN}`,
  wishOther: 'muốn, nói, bảo, nghĩ đến, nhắn, dọa, định, đòi',
  suicideOther: `(nó|anh ấy|cô ấy|${KIN}) .. ?.. ?(muốn chết|tự tử|không muốn sống|tự sát|tự vẫn)`,
  harmOther: `
    (nó|anh ấy|cô ấy|${KIN}) .. ?(tự làm đau|rạch tay|tự hại|cắt tay|tự làm hại|làm hại bản thân)( [^ ]+)?,
    (vết|sẹo) .. ?(trên|ở) (tay|cổ tay|cánh tay) (nó|con|em|bạn|anh|chị|cô ấy)
  `,
  person: KIN,
  worry: `
    lo, lo lắng, lo cho, sợ, sợ mất, không biết (làm|phải|giúp|nói), giúp (nó|bạn|con|em|anh|cô), hoang mang
  `,
  mourned: 'đám tang, năm trước, giỗ, mộ, qua đời, năm ngày mất',
  figurative: `
    (cười|mệt|đói|nóng|lạnh|rét|buồn ngủ|buồn cười|ngượng|xấu hổ|quê|mắc cười|chán|thèm|khát|vui|sợ|đau|bận|ngon|đẹp|dễ thương|ngại|nhớ|thích|ghen|sướng) (muốn |gần |sắp |đến |tới |suýt |đi )?chết( luôn| mất| đi được| được| đi| người| thôi)?,
    (suýt|tí nữa|sắp|muốn) chết (vì|cười)( [^ ]+)?,
    chết (cười|đói|mệt|khát|rét|cóng|mê|ngất|cha|mẹ|mất|thật|rồi|tiệt|máy|dí)( vì [^ ]+| mất| luôn| thôi)?(?! đi cho),
    đẹp chết, (pin|điện thoại|máy|xe|cây|hoa|cá|laptop) .. ?(chết|hết pin), giết thời gian,
    (nóng|công việc|sếp|deadline|kẹt xe|lạnh) .. ?(giết|chết mất)( .. )?, (game|trò chơi) .. ?.. ?chết,
    chết .. ?(lần|ván|mạng)( [^ ]+)?, chơi game .. chết,
    (sống|ở) (ở|với|trong|chung|tại|cùng) (?!(thế giới|đau khổ|nỗi đau|địa ngục))[^ ]+( [^ ]+)?,
    không muốn (dậy|thức dậy|dậy sớm) (sớm|lúc|đi)( [^ ]+)?, dậy sớm,
    (đội|nhiệm vụ|đánh bom|tỉ lệ|tỷ lệ|phòng chống|biệt đội) .. ?(tự sát|tự tử|cảm tử),
    (biến mất|trốn) (vài|một|mấy) [^ ]+, (độn thổ|chui xuống đất),
    cuộc sống (tươi đẹp|hàng ngày|đáng yêu|sinh viên|gia đình|về đêm),
    tiếp tục (làm|học|công việc|chạy|đọc|dự án)( [^ ]+)?,
    (lần|điều|món|người) .. ?(nhất|đầu) (trong )?(cuộc )?đời( tôi| mình)?
  `,
  emphasis: `
    không thể (ngừng|dừng|thôi)( nghĩ)?( đến| về)?, không ngừng, không (gì|điều gì) .. ngoài,
    không (chỉ|những), không biết (vì sao|tại sao|khi nào|có nên|nếu|bao giờ), không ai biết( là| rằng)?,
    (không|chưa|chẳng) (dám )?(kể|nói) (với|cho) ai, không đùa, không ngủ được
  `,
  fiction: `
    phim, bộ phim, sách, cuốn, truyện, tiểu thuyết, tập phim, mùa, podcast, bài giảng, bài báo, tin tức, báo,
    kịch, vở, nhân vật, phản diện, game, màn, boss, bài hát, lời bài hát, thơ, chương, luận văn, bệnh nhân,
    rạp, cảnh, thống kê, khóa học, netflix, anime, manga, ca khúc, kể chuyện
  `,
  past: `
    năm trước, ngày xưa, hồi đó, hồi xưa, trước đây, hồi còn, hồi (nhỏ|trẻ|cấp ba|đại học), lúc còn, khi còn,
    thời (trẻ|sinh viên|cấp ba), năm ngoái, từng .. giờ, đã từng,
    (tháng|năm|tuần) (rồi|nay) .. ?(không|chưa),
    (vui|biết ơn|mừng|hạnh phúc) .. ?(vì )?(còn sống|mình còn|đã không|vẫn còn), vượt qua
  `,
  still: 'lại, vẫn, tối nay, đêm nay, bây giờ, dạo này, gần đây, nữa rồi, đêm qua',
  trivial: `
    họp, cuộc họp, slide, mail, email, zoom, excel, powerpoint, thuyết trình, bài tập, toán, thứ hai, kẹt xe,
    tắc đường, deadline, báo cáo, máy in, bài hát, câu đùa, thuế, báo thức, nhóm chat
  `,
  jest: `
    thêm .. nữa, nữa, lần nữa, một .. nữa, haha*, hihi, kkk*, lol, 😂, 🤣, thề, mỗi lần, nếu, chán
  `,
  accident: `
    hành, hành tây, bánh mì, nấu ăn, nấu, bếp, dao bếp, thái, gọt, khoai, cà chua, cà rốt, lò, chảo, bàn là,
    bàn ủi, cạo râu, vườn, gai, xe đạp, ngã, té, đá bóng, leo núi, giấy, kính vỡ, thủy tinh, mèo, vô tình,
    lỡ tay, tai nạn, nắng, cà phê, muỗi, khâu, dầu
  `,
  deliberate: `
    cố tình, cố ý, trừng phạt, phạt, giấu, che, tay áo dài, đêm qua, lại, không ai biết, lén, lưỡi lam,
    dao lam, chảy máu, dễ chịu
  `,
  said: '(tôi|mình) (nói|viết|hét|thì thầm|nghĩ)',
};
